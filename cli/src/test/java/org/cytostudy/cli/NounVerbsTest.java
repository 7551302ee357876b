package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What each verb asks the platform. */
class NounVerbsTest extends RecordedVerbs {
  @Test
  void printsALogToItsEndWithItsLettersAndWithoutItsControlCharacters() {
    String line =
        "{\"step\":\"pretrain\",\"attempt\":1,\"line\":{\"at\":\"2026-01-01T00:00:00Z\","
            + "\"severity\":\"INFO\",\"text\":\"\\\\p{Cntrl} t=1\\tend\\u001b[2J\\u009b2J\"}}";
    api.answer("GET /runs/r/logs", "{\"lines\":[" + line + "],\"nextCursor\":\"1:1\"}")
        .answer("GET /runs/r/logs", "{\"lines\":[],\"nextCursor\":\"1:1\"}");
    Told told = verb("run", "logs", "r", "--step", "pretrain");
    assertThat(told)
        .isEqualTo(
            new Told(0, "2026-01-01T00:00:00Z pretrain INFO  \\p{Cntrl} t=1\tend [2J 2J\n", ""));
    assertThat(api.takeAsked())
        .extracting(RecordedApi.Asked::request)
        .containsExactly(
            "GET /runs/r/logs?step=pretrain", "GET /runs/r/logs?step=pretrain&cursor=1%3A1");
  }

  @Test
  void followsALogUntilTheRunIsOver() {
    String empty = "{\"lines\":[],\"nextCursor\":null}";
    api.answer("GET /runs/r", "{\"state\":\"RUNNING\"}")
        .answer("GET /runs/r", "{\"state\":\"SUCCEEDED\"}")
        .answer("GET /runs/r/logs", empty);
    assertThat(verb("run", "logs", "r", "--follow").exitCode()).isZero();
    assertThat(api.takeAsked()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          project list                           | GET /projects?limit=100
          project create Lab --description D     | POST /projects | {"name":"Lab","description":"D"}
          project member x@y OWNER --project P   | PUT /projects/P1/members/x%40y | {"membership":"owner"}
          brain list --project P                 | GET /projects/P1/brains?limit=100
          brain get b                            | GET /brains/b
          brain create B1 --tier OPEN --project P | POST /projects/P1/brains \
          | {"pseudonym":"B1","species":"Homo sapiens","accessTier":"OPEN"}
          brain withdraw b --reason R            | POST /brains/b/consents/withdraw | {"reason":"R"}
          brain descendants b                    | GET /brains/b/descendants
          section list --brain b                 | GET /brains/b/sections?limit=100
          section list --brain b --quality folds | GET /brains/b/sections?quality=folds&limit=100
          section get s                          | GET /sections/s
          personal-data list --state HELD        | GET /personal-data?state=HELD&limit=100
          personal-data keep d                   | PATCH /personal-data/d | {"state":"KEPT"}
          personal-data keep d --reason R        | PATCH /personal-data/d | {"state":"KEPT","reason":"R"}
          personal-data release d --reason R     | PATCH /personal-data/d | {"state":"RELEASED","reason":"R"}
          preparation files p --state REFUSED    | GET /preparations/p/files?state=REFUSED&limit=100
          annotation export --section s          | GET /sections/s/annotations
          preparation list --project P           | GET /projects/P1/preparations?limit=100
          preparation get p                      | GET /preparations/p
          preparation phantom N --project P --brains 2 --sections 3 --pixel-size-um 80 --seed 7 \
          | POST /projects/P1/preparations \
          | {"kind":"phantom","name":"N","seed":7,"phantom":{"generatorVersion":1,\
          "brains":2,"sectionsPerBrain":3,"pixelSizeUm":80.0,"sheetWidthMm":120.0,\
          "sheetHeightMm":60.0,"borderJitterMm":8.0,"registrationErrorMm":1.0,\
          "sectionThicknessUm":20.0}}
          preparation ingest N --project P --from U2 | POST /projects/P1/preparations \
          | {"kind":"ingest","name":"N","source":{"preparationId":"U2"}}
          preparation ingest N --project P --image-root lab --mapping m.csv --threads 3 \
          | POST /projects/P1/preparations | {"kind":"ingest","name":"N","threads":3,\
          "source":{"imageRoot":"lab","mappingPath":"m.csv"}}
          preparation ingest N --project P --image-root lab --mapping m.csv --pixel-size-um 0.5 \
          | POST /projects/P1/preparations | {"kind":"ingest","name":"N",\
          "source":{"imageRoot":"lab","mappingPath":"m.csv","pixelSizeUm":0.5}}
          preparation sample N --project P --brain U2 --patch-px 64 --pixel-size-um 40 \
          --per-section 9 --top-margin-mm 0.5 | POST /projects/P1/preparations \
          | {"kind":"sample","name":"N","brainIds":["U2"],"patchPx":64,"pixelSizeUm":40.0,\
          "patchesPerSection":9,"topMarginMm":0.5}
          patchset list --project P              | GET /projects/P1/patchsets?limit=100
          patchset get p                         | GET /patchsets/p
          patchset splits p                      | GET /patchsets/p/splits
          patchset split p N --unseen B --held-out-every 4 | POST /patchsets/p/splits \
          | {"name":"N","unseenBrains":["B"],"heldOutEveryNthSection":4}
          study list --project P                 | GET /projects/P1/studies?limit=100
          study get s                            | GET /studies/s
          study template text --patchset p --split s | GET /study-templates
          study submit STUDY --project P         | POST /projects/P1/studies | STUDY
          study submit STUDY --project P --dry-run | POST /projects/P1/studies/dry-run | STUDY
          study report s                         | GET /studies/s
          run list --project P --study U2        | GET /runs?projectId=P1&studyId=U2&limit=100
          run get r                              | GET /runs/r
          run series r                           | GET /runs/r/series
          run manifest r pretrain                | GET /runs/r/manifests/pretrain
          run cancel r                           | POST /runs/r/cancel | {}
          run retry r                            | POST /runs/r/retry | {}
          run list --project P --state FAILED --name nce --limit 5 \
          | GET /runs?projectId=P1&q=nce&state=FAILED&limit=5
          project members --project P            | GET /projects/P1/members
          project remove-member x@y --project P  | DELETE /projects/P1/members/x%40y
          brain consents b                       | GET /brains/b/consents
          section change s --state DAMAGED --flipped true \
          | PATCH /sections/s | {"state":"DAMAGED","flipped":true}
          section change s --z-mm 1.5 --thickness-um 20 \
          | PATCH /sections/s | {"zMm":1.5,"thicknessUm":20.0}
          section descendants s                  | GET /sections/s/descendants
          annotation import AREAS --section s --parcellation von-economo@2 --origin ASSISTED \
          --replace | POST /sections/s/annotations?origin=ASSISTED&parcellation=von-economo%402&\
          replace=true | {"type":"FeatureCollection"}
          annotation import AREAS --section s --create-regions --image i \
          | POST /sections/s/annotations?createRegions=true&image=i&replace=false \
          | {"type":"FeatureCollection"}
          annotation export --section s --image i | GET /sections/s/annotations?image=i
          annotation agreement annotator:a origin:HUMAN --section s \
          | GET /sections/s/agreement?a=annotator%3Aa&b=origin%3AHUMAN
          parcellation list                      | GET /parcellations
          parcellation import AREAS --name N --version-name 2 \
          | POST /parcellations?name=N&version=2 | {"type":"FeatureCollection"}
          surface list --project P               | GET /projects/P1/surfaces?limit=100
          surface get s                          | GET /surfaces/s
          surface import mid@2008 --space mni@2009 --left AREAS --project P \
          | POST /projects/P1/surfaces | {"name":"mid","version":"2008","space":"mni@2009",\
          "kind":"MID","hemispheres":[{"hemisphere":"LEFT",\
          "file":{"fileName":"areas.geojson","sha256":"HASH"}}]}
          registration list --brain b --space mni@2009 \
          | GET /brains/b/registrations?space=mni%402009&limit=100
          registration get r                     | GET /registrations/r
          registration import AREAS --brain b --format ITK --space mni@2009 --from stack@1 \
          --reason R --displacement AREAS | POST /brains/b/registrations \
          | {"format":"ITK","space":"mni@2009","reason":"R","from":"stack@1",\
          "file":{"fileName":"areas.geojson","sha256":"HASH"},\
          "displacements":[{"fileName":"areas.geojson","sha256":"HASH"}]}
          registration import AREAS --brain b --format QUICKNII --space ccf@3 --reason R \
          --atlas-to-mm 1 0 0 -5 0 1 0 0 0 0 1 0 | POST /brains/b/registrations \
          | {"format":"QUICKNII","space":"ccf@3","reason":"R",\
          "file":{"fileName":"areas.geojson","sha256":"HASH"},\
          "atlasToMm":[1.0,0.0,0.0,-5.0,0.0,1.0,0.0,0.0,0.0,0.0,1.0,0.0]}
          registration apply r --reason R        | POST /registrations/r/apply | {"reason":"R"}
          registration placement --section s     | GET /sections/s/placement
          contours list --image i                | GET /images/i/contours?limit=100
          contours import AREAS --image i --pial-class pia --reason R \
          | POST /images/i/contours?pialClass=pia&reason=R | {"type":"FeatureCollection"}
          map list --project P                   | GET /projects/P1/maps?limit=100
          map get m                              | GET /maps/m
          map import 5ht1a@1 --kind RECEPTOR --unit fmol/mg --citation C --licence L \
          --volume AREAS --space mni@2009 --project P | POST /projects/P1/maps \
          | {"name":"5ht1a","version":"1","kind":"RECEPTOR","unit":"fmol/mg","citation":"C",\
          "licence":"L","space":"mni@2009",\
          "volume":{"fileName":"areas.geojson","sha256":"HASH"}}
          map import myelin@1 --kind MYELIN --unit 1/s --citation C --licence L --surface U2 \
          --right AREAS --project P | POST /projects/P1/maps \
          | {"name":"myelin","version":"1","kind":"MYELIN","unit":"1/s","citation":"C",\
          "licence":"L","surfaceId":"U2","hemispheres":[{"hemisphere":"RIGHT",\
          "file":{"fileName":"areas.geojson","sha256":"HASH"}}]}
          patchset at p --space mni@2009 --x -3 --y 2 --z 1.5 --within-mm 4 \
          | GET /patchsets/p/patches/at?space=mni%402009&withinMm=4.0&x=-3.0&y=2.0&z=1.5
          preparation ribbon N --project P --brain U2 --space mni@2009 --surface U2 --grid-um 100 \
          | POST /projects/P1/preparations | {"kind":"ribbon","name":"N","brainIds":["U2"],\
          "ribbon":{"space":"mni@2009","surfaceId":"U2","gridUm":100.0}}
          cell list --image i                    | GET /images/i/cells?limit=100
          study clone s                          | GET /studies/s
          dead-letter list                       | GET /dead-letters?limit=100
          dead-letter replay d                   | POST /dead-letters/d/replay | {}
          dead-letter dismiss d                  | POST /dead-letters/d/dismiss | {}
          audit list --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z --limit 7 \
          | GET /audit?from=2026-01-01T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00Z&limit=7
          model list --project P                 | GET /projects/P1/models?limit=100
          model get m                            | GET /models/m
          model lineage m                        | GET /models/m/lineage
          artefact get a                         | GET /artefacts/a
          node list                              | GET /nodes
          node get n                             | GET /nodes/n
          node create gpu-1                      | POST /nodes | {"name":"gpu-1"}
          node drain n --reason R                | PATCH /nodes/n | {"draining":true,"reason":"R"}
          node clearance n OPEN                  | PATCH /nodes/n | {"accessTier":"OPEN"}
          node resume n                          | PATCH /nodes/n | {"draining":false,"reason":""}
          audit list --subject S --action A --noun run --id I \
          | GET /audit?action=A&noun=run&nounId=I&subject=S&limit=100
          audit verify                           | POST /audit/verify | {}
          """)
  void asksWhatTheVerbSays(ArgumentsAccessor row) throws IOException {
    String command = column(row, 0);
    String body = row.size() > 2 ? column(row, 2) : "";
    api.answer("GET /projects", PROJECTS);
    Path file = Files.writeString(folder.resolve("study.json"), STUDY);
    Path areas = folder.resolve("areas.geojson");
    Files.writeString(areas, "{\"type\":\"FeatureCollection\"}");
    String typed =
        named(command).replace("STUDY", file.toString()).replace("AREAS", areas.toString());
    Told told = verb(typed.split(" "));
    assertThat(told.err()).isEmpty();
    assertThat(told.exitCode()).as(told.out()).isZero();
    RecordedApi.Asked asked = api.takeAsked().getLast();
    assertThat(asked.request()).isEqualTo(named(column(row, 1)));
    String expected =
        body.equals("STUDY") ? STUDY : named(body).replace("HASH", Sha256.of(areas).hex());
    assertThat(asked.body()).isEqualTo(CytostudyJson.mapper().readTree(expected));
    if (told.out().startsWith("ID ")) {
      assertThat(told.out().lines().skip(1))
          .hasSize(1)
          .noneMatch(line -> line.matches(".*(^| )-( |$).*"));
    }
  }

  private static String column(ArgumentsAccessor row, int index) {
    return Objects.requireNonNull(row.getString(index));
  }

  @Test
  void showsTheBeginningOfALongListAndSaysThatThereIsMore() {
    api.answer("GET /audit", "{\"items\":[{\"sequence\":3}],\"nextCursor\":\"c\"}")
        .answer("GET /audit", "{\"items\":[{\"sequence\":2}],\"nextCursor\":\"d\"}");
    Told told = verb("audit", "list", "--limit", "2");
    assertThat(told.out().lines()).hasSize(3);
    assertThat(told.err()).isEqualTo("There are more: --limit N\n");
    assertThat(api.takeAsked())
        .extracting(RecordedApi.Asked::request)
        .containsExactly("GET /audit?limit=2", "GET /audit?limit=1&cursor=c");
    refused(verb("audit", "list", "--limit", "0"), "--limit is 1 at least");
  }

  @Test
  void whatCloneOfAStudyPrintsCanBeSubmitted() throws IOException {
    api.answer("GET /projects", PROJECTS)
        .answer("GET /studies/s", STUDY.replaceFirst("\\{", "{\"id\":\"s\",\"state\":\"FAILED\","));
    Path file = folder.resolve("clone.json");
    Files.writeString(file, verb("study", "clone", "s").out());
    assertThat(verb("study", "submit", file.toString()).exitCode()).isZero();
    assertThat(api.takeAsked().getLast().body()).isEqualTo(CytostudyJson.mapper().readTree(STUDY));
  }

  /** Short names in the table above for the ids that the API wants. */
  private static String named(String text) {
    return text.strip()
        .replace("P1", PROJECT)
        .replace("U2", "22222222-2222-2222-2222-222222222222");
  }
}
