package org.cytostudy.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReportTableTest {
  @Test
  void printsTargetsBesideTheirControls() throws Exception {
    StringWriter text = new StringWriter();
    ReportTable.print(
        new PrintWriter(text),
        new ObjectMapper()
            .readTree(
                """
                {"title": "Why?", "rows": [], "findings": [], "warnings": [],
                 "targets": [{"variant": "a", "runSeed": 1, "feature": "encoder",
                   "target": "myelin", "heldOutSections": null, "unseenBrain": {
                     "score": {"r2": {"value": 0.5, "low": 0.4, "high": 0.6},
                               "permutedR2": {"value": -0.01, "low": -0.1, "high": 0.1}},
                     "positionR2": null}}]}
                """));
    assertThat(text.toString().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "variant | seed | target | part | R² | permuted values | position alone",
            "a | 1 | myelin | unseen brain | 0.500 [0.400, 0.600] | -0.010 [-0.100, 0.100] | -");
  }

  @Test
  void printsALineADemandOfEachClaim() throws Exception {
    StringWriter text = new StringWriter();
    ReportTable.print(
        new PrintWriter(text),
        new ObjectMapper()
            .readTree(
                """
                {"title": "Why?", "rows": [], "findings": [], "warnings": [], "claims": [
                  {"claim": {"id": "areas"}, "verdict": "not-supported", "demands": [
                    {"demand": {}, "outcome": "supported", "pCorrected": 0.004,
                     "of": {"reading": {"variant": "A", "figure": "f1", "part": "unseen-brain"},
                            "value": 0.9, "low": 0.8, "high": 0.95},
                     "above": {"reading": {"variant": "B", "figure": "f1", "part": "unseen-brain"},
                               "value": 0.5}},
                    {"demand": {"atLeast": 0.4, "atMost": 0.6}, "outcome": "not-supported",
                     "of": {"reading": {"variant": "B", "figure": "iso", "part": "unseen-brain"}}}
                  ]}]}
                """));
    assertThat(text.toString().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "verdict | claim | reading | value | against | p | outcome",
            "not supported | areas | A, f1, unseen-brain | 0.900 [0.800, 0.950]"
                + " | B, f1, unseen-brain 0.500 | 0.004 | supported",
            "B, iso, unseen-brain | - | at least 0.4, at most 0.6 | not supported");
  }
}
