"""Makes golden.json: expected figures of GoldenStatisticsTest, by scikit-learn and SciPy.

python golden.py > golden.json    (numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1)
"""
import json

import numpy as np
from scipy.spatial.distance import dice
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import LeaveOneGroupOut

rng = np.random.default_rng(20260101)
centres = np.array([[0, 0, 0], [4, 1, -1], [1, 5, 2]], float)
labels = np.repeat([0, 1, 2], [25, 20, 15])
points = np.round(
    centres[labels] + rng.normal(size=(60, 3)) @ np.array([[1, 0.5, 0], [0, 0.8, 0.2], [0, 0, 0.5]]), 6
)
predicted = labels.copy()
wrong = rng.choice(60, 14, replace=False)
predicted[wrong] = rng.integers(0, 3, 14)
clusters = np.where(points[:, 0] > 2, 3, np.where(points[:, 1] > 2.5, 2, np.where(points[:, 2] > 0, 1, 0)))
value = np.round(points @ [1.0, -0.5, 2.0] + rng.normal(size=60), 6)
guess = np.round(points @ [1.1, -0.3, 1.6] + 0.2, 6)
far = np.round(guess * -1.5 + 3, 6)

means = np.array([points[labels == k].mean(0) for k in range(3)])
mixtures = {}
for kind in ["full", "diag"]:
    resp = np.eye(3)[labels]
    model = GaussianMixture(3, covariance_type=kind, reg_covar=1e-4, tol=1e-13, max_iter=20000,
                            means_init=means, weights_init=resp.mean(0),
                            precisions_init=(np.array([np.linalg.inv(np.cov(points[labels == k].T, bias=True)) for k in range(3)])
                                             if kind == "full" else np.array([1 / points[labels == k].var(0) for k in range(3)])))
    model.fit(points)
    mixtures[kind] = {"logLikelihood": model.score(points), "labels": model.predict(points).tolist()}

kmeans = KMeans(3, n_init=50, tol=0, max_iter=1000, random_state=0).fit(points)
pca = PCA(3, svd_solver="full").fit(points)
axes = np.array([a * np.sign(a[np.argmax(np.abs(a))]) for a in pca.components_])

group = np.arange(60) % 4
shifted = value + 0.8 * group
penalties = [1e-3, 1e-2, 1e-1, 1, 10]


def left_out_error(penalty):
    folds = LeaveOneGroupOut().split(points, shifted, group)
    return sum(((Ridge(penalty * len(a)).fit(points[a], shifted[a]).predict(points[b]) - shifted[b]) ** 2).sum() for a, b in folds)


penalty = min(penalties, key=left_out_error)
ridge = Ridge(penalty * 60).fit(points, shifted)
two = Ridge(min(penalties, key=lambda q: sum(
    ((Ridge(q * len(a)).fit(points[a, :2], shifted[a]).predict(points[b, :2]) - shifted[b]) ** 2).sum()
    for a, b in LeaveOneGroupOut().split(points, shifted, group))) * 60).fit(points[:, :2], shifted)


def holm(p):  # Holm 1979, written out: the step-down maximum of (m - rank) * p
    p = np.array(p)
    order = np.argsort(p, kind="stable")
    adjusted = np.maximum.accumulate(np.minimum(1, (len(p) - np.arange(len(p))) * p[order]))
    return adjusted[np.argsort(order, kind="stable")].tolist()


ps = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04]
print(json.dumps({
    "points": points.tolist(), "labels": labels.tolist(), "predicted": predicted.tolist(),
    "clusters": clusters.tolist(), "value": value.tolist(), "guess": guess.tolist(), "far": far.tolist(),
    "macroF1": metrics.f1_score(labels, predicted, average="macro"),
    "balancedAccuracy": metrics.balanced_accuracy_score(labels, predicted),
    "dice": [1 - dice(labels == k, predicted == k) for k in range(3)],
    "adjustedRand": metrics.adjusted_rand_score(labels, clusters),
    "normalisedMutualInformation": metrics.normalized_mutual_info_score(labels, clusters),
    "silhouette": metrics.silhouette_score(points, clusters),
    "r2": metrics.r2_score(value, guess), "r2Far": metrics.r2_score(value, far),
    "kMeansWithin": kmeans.inertia_, "kMeansRand": metrics.adjusted_rand_score(labels, kmeans.labels_),
    "axes": axes.tolist(), "variances": pca.explained_variance_.tolist(),
    "totalVariance": float(points.var(0, ddof=1).sum()),
    "group": group.tolist(), "shifted": shifted.tolist(), "penalties": penalties, "penalty": penalty,
    "ridge": ridge.coef_.tolist() + [float(ridge.intercept_)], "ridgeOfTwo": two.coef_.tolist() + [float(two.intercept_)],
    "mixtures": mixtures, "p": ps, "holm": holm(ps),
}, indent=0).replace("\n", " "))
