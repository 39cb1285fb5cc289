package io.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house that can be read from the classes. */
@AnalyzeClasses(packages = "io.baton", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(BatonApplication.class);

    /** What carries the business or looks at it. A module that isn't named here is a business module, so that none is forgotten. */
    private static final Set<String> NOT_BUSINESS = Set.of(
            "engine",
            "people",
            "setting",
            "worklist",
            "deadline",
            "notice",
            "document",
            "web", // platform
            "studio",
            "record",
            "insight",
            "operations", // overview
            "start",
            "demo");

    private static final String[] BUSINESS = MODULES.stream()
            .map(module -> module.getBasePackage().getName())
            .filter(name -> !NOT_BUSINESS.contains(name.substring(name.lastIndexOf('.') + 1)))
            .map(name -> name + "..")
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule onlyTheEngineModuleTouchesEngineInternals = noClasses()
            .that()
            .resideOutsideOfPackage("io.baton.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule onlyTheSeamClassesOfABusinessModuleKnowTheEngine = noClasses()
            .that()
            .resideInAnyPackage(BUSINESS)
            .and()
            .haveNameNotMatching(".*\\.[A-Za-z]+(Process|Tasks)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyProcessClassesStartAndMessageProcesses = noClasses()
            .that()
            .resideInAnyPackage(BUSINESS)
            .and()
            .haveNameNotMatching(".*Process(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RuntimeService.class);

    @ArchTest
    static final ArchRule onlyTasksClassesOfferDelegatesAndThrowBpmnErrors = noClasses()
            .that()
            .haveNameNotMatching(".*Tasks(\\$.*)?")
            .and()
            .resideInAnyPackage(BUSINESS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(BpmnError.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JavaDelegate.class);

    @ArchTest
    static final ArchRule transactionsBeginAtFacades =
            classes().that().areAnnotatedWith(Transactional.class).should().beAnnotatedWith(Service.class);

    @ArchTest
    static final ArchRule transactionalMethodsStandInFacades =
            com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
                    .that()
                    .areAnnotatedWith(Transactional.class)
                    .should()
                    .beDeclaredInClassesThat()
                    .areAnnotatedWith(Service.class)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule entitiesChangeByVerbs = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNamedAfterWhatTheyDo = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..common..", "..helper..", "..manager..", "..impl..", "..service..", "..dto..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotHaveSimpleName("Time")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void everyModuleThatIsNotPlatformIsBusiness() {
        assertThat(BUSINESS).contains("io.baton.customer..", "io.baton.project..", "io.baton.presales..");
    }

    @Test
    void modulesKeepTheirBorders() {
        MODULES.verify();
    }

    /** Spring's own test tokens would replace the place where tokens are kept, for all tests of the shared context. */
    @Test
    void testsTakeTheirTokensFromForms() throws IOException {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("ArchitectureTests.java"))
                            .filter(path ->
                                    text(path).matches("(?s).*SecurityMockMvc\\w+\\.(csrf|formLogin|logout).*")))
                    .isEmpty();
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
