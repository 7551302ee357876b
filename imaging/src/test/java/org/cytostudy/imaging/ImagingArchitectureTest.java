package org.cytostudy.imaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.cytostudy.imaging",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ImagingArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnCoreTheJdkAndNamedLibrariesOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.cytostudy.imaging..",
              "org.cytostudy.core..",
              "java..",
              "javax.imageio..",
              "javax.xml.stream..",
              "com.fasterxml.jackson..",
              "com.github.luben.zstd..",
              "net.jpountz.lz4..",
              "org.locationtech.jts..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices().matching("org.cytostudy.imaging.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formatsKnowNothingOfOneAnother =
      classes()
          .that()
          .resideInAPackage("..imaging.slide..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "..imaging.tiff..",
              "..imaging.libtiff..",
              "..imaging.scan..",
              "..imaging.zarr..",
              "..imaging.vips..");
}
