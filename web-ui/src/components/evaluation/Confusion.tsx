import { areaColour } from '@/lib/colours';
import { formatInteger } from '@/lib/format';
import classes from './Confusion.module.css';

/**
 * True areas as rows, predicted ones as columns; a cell's shade is its share of its row, so that
 * the diagonal is the recall.
 */
export function Confusion({
  areas,
  confusion,
}: {
  areas: readonly string[];
  confusion: readonly (readonly number[])[];
}) {
  const totals = confusion.map((row) => row.reduce((a, b) => a + b, 0));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Confusion matrix">
      <table className={classes.table}>
        <caption>
          Patches by true area (rows) and predicted area (columns); shade is the share of the row.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              true ↓ predicted →
            </th>
            {areas.map((area, i) => (
              <th key={area} scope="col" className={classes.column}>
                <span>
                  <i style={{ background: areaColour(i) }} />
                  {area}
                </span>
              </th>
            ))}
            <th scope="col" className={classes.total}>
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area, i) => {
            const total = totals[i] ?? 0;
            return (
              <tr key={area}>
                <th scope="row">
                  {area}
                  <i style={{ background: areaColour(i) }} />
                </th>
                {areas.map((predicted, j) => {
                  const count = confusion[i]?.[j] ?? 0;
                  const share = total === 0 ? 0 : count / total;
                  return (
                    <td
                      key={predicted}
                      data-diagonal={i === j || undefined}
                      data-strong={share > 0.71 || undefined}
                      style={{ '--share': `${Math.round(share * 100)}%` } as React.CSSProperties}
                      title={`${formatInteger(count)} of ${formatInteger(total)} patches of ${area} were called ${predicted}`}
                    >
                      {count === 0 ? '' : formatInteger(count)}
                    </td>
                  );
                })}
                <td className={classes.total}>{formatInteger(total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
