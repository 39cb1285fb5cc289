package io.baton.project.catalogue;

import io.baton.web.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is entered about a product of the catalogue.
 *
 * @param scenarios ids of the scenarios it serves
 * @param reason why it is changed; kept in the record of changes
 */
record ProductDetails(
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String description,
        @Nullable Boolean offered,
        @Nullable Set<String> scenarios,
        @Nullable String reason) {

    ProductDetails {
        name = stripped(name);
        nameEn = stripped(nameEn);
        description = stripped(description);
        scenarios = scenarios == null ? Set.of() : new TreeSet<>(scenarios);
        reason = stripped(reason);
    }

    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        require(problems, "name", name, 100);
        require(problems, "nameEn", nameEn, 100);
        require(problems, "description", description, 500);
        if (scenarios == null || scenarios.isEmpty()) {
            problems.add(FieldProblem.of("scenarios", "project.problem.scenariosMissing"));
        }
        require(problems, "reason", reason, 1000);
        return problems;
    }

    private static void require(List<FieldProblem> problems, String field, @Nullable String text, int most) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "project.problem.textMissing"));
        } else if (text.length() > most) {
            problems.add(FieldProblem.of(field, "project.problem.tooLong", most));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
