package io.baton.project.intake;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes down when a customer asks for something. Every value may be missing, so that all problems can be told at once.
 *
 * @param channel a {@link Channel} id
 * @param customer who asks, in words: the customer may not be known yet
 * @param contact whom to call back, with telephone
 * @param need what is asked for, in words
 * @param departmentId whose account managers shall accept it
 */
@Schema(name = "IntakeDraft")
public record IntakeDraft(
        @Nullable String channel,
        @Nullable String customer,
        @Nullable String contact,
        @Nullable String need,
        @Nullable String departmentId) {

    public IntakeDraft {
        customer = stripped(customer);
        contact = stripped(contact);
        need = stripped(need);
    }

    /** What is wrong with these values taken alone, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (channel == null || Channel.of(channel).isEmpty()) {
            problems.add(FieldProblem.of("channel", "project.problem.choose"));
        }
        requireText(problems, "customer", customer, 200);
        requireText(problems, "contact", contact, 200);
        requireText(problems, "need", need, 2000);
        return problems;
    }

    private static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int most) {
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
