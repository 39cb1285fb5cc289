package io.baton.presales.pilot;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pilot as it is to start (R-PS-12). Every value may be missing, so that all problems can be told at once.
 *
 * @param scope what is tried, where and with whom
 * @param endsOn a day after today
 * @param criteria by what it is judged
 * @param equipment what is lent at its start; blank rows are left out
 */
@Schema(name = "PilotDraft")
public record PilotDraft(
        @Nullable String scope,
        @Nullable LocalDate endsOn,
        @Nullable String criteria,
        @Nullable List<EquipmentDraft> equipment) {

    private static final int LONGEST = 2000;

    public PilotDraft {
        scope = stripped(scope);
        criteria = stripped(criteria);
        equipment = equipment == null ? List.of() : List.copyOf(equipment);
    }

    /** What is lent, without blank rows. */
    List<EquipmentDraft> lent() {
        return equipment == null
                ? List.of()
                : equipment.stream().filter(row -> !row.isBlank()).toList();
    }

    /** What is wrong with these values taken alone, in the order of the page; a row's fields end with its number. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        requireText(problems, "scope", scope);
        if (endsOn == null) {
            problems.add(FieldProblem.of("endsOn", "presales.problem.endsOn"));
        }
        requireText(problems, "criteria", criteria);
        var rows = equipment == null ? List.<EquipmentDraft>of() : equipment;
        IntStream.range(0, rows.size())
                .filter(row -> !rows.get(row).isBlank())
                .forEach(row -> problems.addAll(rows.get(row).problems(name -> name + "." + (row + 1))));
        return problems;
    }

    private static void requireText(List<FieldProblem> problems, String field, @Nullable String text) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "presales.problem.textMissing"));
        } else if (text.length() > LONGEST) {
            problems.add(FieldProblem.of(field, "presales.problem.tooLong", LONGEST));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
