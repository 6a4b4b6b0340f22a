package vn.trinhky;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;

/** Who may use the engine, and what nobody may call: doors that the engine leaves open to Java. */
class EngineUseTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.trinhky");

  @Test
  void only_the_workflow_module_knows_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("vn.trinhky.workflow..", "vn.trinhky.workshop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.camunda..")
        .check(PRODUCT);
  }

  @Test
  void engine_internal_classes_stay_in_four_packages() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "vn.trinhky.workflow.internal.access..",
            "vn.trinhky.workflow.internal.calendar..",
            "vn.trinhky.workflow.internal.tenant..",
            "vn.trinhky.workflow.internal.clock..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are internal to the engine",
                (JavaClass type) ->
                    type.getPackageName().startsWith("org.camunda.bpm.engine.impl")))
        .check(PRODUCT);
  }

  @Test
  void nobody_uses_what_the_engine_does_not_check() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "is a native query, an attachment, or a delegation",
                call ->
                    call.getTargetOwner().getPackageName().startsWith("org.camunda")
                        && (call.getName().startsWith("createNative")
                            || call.getTargetOwner().isEquivalentTo(TaskService.class)
                                && (call.getName().equals("createAttachment")
                                    || call.getName().equals("delegateTask")
                                    || call.getName().equals("resolveTask")))))
        .check(PRODUCT);
  }
}
