package vn.trinhky;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

/** The structure that the design promises, held against the compiled classes. */
class ArchitectureTest {

  /** From top to bottom; a module knows modules of lower layers only, never one beside it. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("web"),
          Set.of("workflow"),
          Set.of("plan"),
          Set.of("exchange"),
          Set.of("consultation", "signing", "register", "distribution"),
          Set.of("audit", "notification"),
          Set.of("checker", "importing"),
          Set.of("document"),
          Set.of("organisation"),
          Set.of("calendar"),
          Set.of("problem"));

  /** Who may see a dossier is a condition of one query, or the list could not be paged. */
  private static final Set<String> READ_BY_THE_LIST_OF_DOSSIERS =
      Set.of(
          "plan consultation_round",
          "plan consultation_opinion",
          "plan distribution_delivery",
          "plan register_entry",
          "plan notification_work",
          "plan audit_entry");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.trinhky");

  private static final ApplicationModules MODULES = ApplicationModules.of(TrinhKyApplication.class);

  @Test
  void no_module_reaches_into_another_or_depends_on_itself_in_a_circle() {
    MODULES.verify();
  }

  @Test
  void every_module_has_its_layer() {
    assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
        .containsExactlyInAnyOrderElementsOf(LAYERS.stream().flatMap(Set::stream).toList());
  }

  @Test
  void modules_depend_on_lower_layers_only() {
    IntStream.range(0, LAYERS.size())
        .forEach(
            layer ->
                LAYERS
                    .get(layer)
                    .forEach(
                        module ->
                            noClasses()
                                .that()
                                .resideInAPackage(packagesOf(module))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                    LAYERS.subList(0, layer + 1).stream()
                                        .flatMap(Set::stream)
                                        .filter(other -> !other.equals(module))
                                        .map(ArchitectureTest::packagesOf)
                                        .toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(PRODUCT)));
  }

  /** {@code mvn test -Dtest=ArchitectureTest -Dtrinhky.docs=true} writes the picture anew. */
  @Test
  void the_picture_of_the_modules_in_the_documentation_is_true() throws IOException {
    Path picture = Path.of("docs", "modules.md");
    String now = new ModulePicture(PRODUCT, LAYERS).asMarkdown();
    if (Boolean.getBoolean("trinhky.docs")) {
      Files.writeString(picture, now);
    }
    assertThat(picture).hasContent(now);
  }

  @Test
  void only_the_workflow_module_knows_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf("workflow"), packagesOf("workshop"))
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
            describe(
                "are internal to the engine",
                (JavaClass type) ->
                    type.getPackageName().matches("org\\.camunda\\..*\\bimpl\\b.*")
                        // the manual tells to register this filter by its name
                        && !type.getSimpleName().equals("ContainerBasedAuthenticationFilter")))
        .check(PRODUCT);
  }

  @Test
  void nobody_uses_what_the_engine_does_not_check() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "is a native query, an attachment, or a delegation",
                call ->
                    call.getTargetOwner().getPackageName().startsWith("org.camunda")
                        && (call.getName().startsWith("createNative")
                            || (call.getTargetOwner().isEquivalentTo(TaskService.class)
                                && Set.of("createAttachment", "delegateTask", "resolveTask")
                                    .contains(call.getName())))))
        .check(PRODUCT);
  }

  @Test
  void time_comes_from_the_product_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf("calendar"))
        .should()
        .callCodeUnitWhere(describe("asks the machine for the time", this::asksTheMachine))
        .check(PRODUCT);
  }

  private boolean asksTheMachine(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
    boolean now =
        owner.getPackageName().startsWith("java.time")
            && call.getName().equals("now")
            && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    boolean machineClock =
        owner.isEquivalentTo(Clock.class)
            && (call.getName().startsWith("system") || call.getName().startsWith("tick"));
    boolean newDate =
        owner.isEquivalentTo(Date.class) && call.getName().equals("<init>") && parameters.isEmpty();
    boolean millis =
        owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
    return now || machineClock || newDate || millis;
  }

  @Test
  void what_a_bean_needs_is_in_its_constructor() {
    for (var annotation : List.of(Autowired.class, Value.class, Inject.class)) {
      noFields().should().beAnnotatedWith(annotation).check(PRODUCT);
    }
  }

  @Test
  void every_package_says_what_may_be_null() {
    assertThat(
            PRODUCT.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(
                    folder ->
                        folder
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith(NullMarked.class))
                            .isEmpty())
                .map(JavaPackage::getName))
        .isEmpty();
  }

  @Test
  void pages_and_api_leave_the_tables_to_the_use_cases() {
    noClasses()
        .that()
        .resideInAPackage(packagesOf("web"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
        .check(PRODUCT);
  }

  @Test
  void a_module_reads_and_writes_its_own_tables_only() {
    Pattern created = Pattern.compile("(?i)create table (\\w+)");
    Set<String> tables =
        files(Path.of("src/main/resources/db/migration"), ".sql")
            .flatMap(file -> created.matcher(text(file)).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(tables).hasSizeGreaterThan(20);
    Pattern named =
        Pattern.compile(
            "(?i)\\b(?:from|join|into|update)\\s+(" + String.join("|", tables) + ")\\b");

    Map<String, Set<String>> foreign = new TreeMap<>();
    Path root = Path.of("src/main/java/vn/trinhky");
    files(root, ".java")
        .forEach(
            file -> {
              String module = root.relativize(file).getName(0).toString();
              Set<String> others =
                  named
                      .matcher(text(file))
                      .results()
                      .map(found -> found.group(1))
                      .filter(table -> !table.startsWith(module + "_"))
                      .filter(table -> !READ_BY_THE_LIST_OF_DOSSIERS.contains(module + " " + table))
                      .collect(Collectors.toSet());
              if (!others.isEmpty()) {
                foreign.put(file.toString(), others);
              }
            });
    assertThat(foreign).isEmpty();
  }

  private static String packagesOf(String module) {
    return "vn.trinhky." + module + "..";
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
