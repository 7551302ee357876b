package org.cytostudy.runner.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;

/** What a step sees of the world. Safe for use by several threads. */
public interface StepContext {

  /** What was asked for; the source of every seed. */
  JobManifest manifest();

  /** The inputs of one role in manifest order, each verified to lie in the store. */
  List<InputFile> inputs(String role);

  /**
   * The only input of a role.
   *
   * @throws StepFailure if there is none or more than one
   */
  InputFile input(String role);

  /** Where an output of that name is to be written; its folders exist. */
  Path output(String name) throws IOException;

  /** A folder for files that are not outputs; it survives a kill and is found again on resume. */
  Path scratch();

  /**
   * Declares a file written at {@link #output} complete. It is hashed here and must not change
   * afterwards.
   *
   * @param attributes see {@link org.cytostudy.core.job.OutputRef#attributes()}
   */
  void publish(String name, ArtefactKind kind, String mediaType, Map<String, String> attributes)
      throws IOException;

  /** Reports a metric point. */
  void metric(MetricPoint point);

  /** Logs a line. */
  void log(LogLine.Severity severity, String text);

  /** Reports progress; cheap enough to be called for each unit. */
  void progress(Progress progress);

  /**
   * Tells that a checkpoint lies complete at {@link #output} under that name. Older ones may be
   * deleted by the caller.
   *
   * @param iteration iterations done when it was taken
   */
  void checkpointed(long iteration, String name) throws IOException;

  /** The checkpoint to go on from, if there is one: the platform's, or this folder's newest. */
  Optional<Path> resumeFrom();

  /** Whether the step should write a checkpoint, if it can, and throw {@link StoppedException}. */
  boolean stopRequested();

  /** Whether somebody asked for a checkpoint now; asking resets it. */
  boolean checkpointRequested();

  /** An input and where it lies on this machine. */
  record InputFile(InputRef ref, Path path) {}
}
