package io.baton.presales.pilot;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that is lent for a pilot. Every value may be missing, so that all problems can be told at once.
 *
 * @param what is lent
 * @param serial number on the device, if it has one
 * @param quantity of pieces; null counts as one
 */
@Schema(name = "LentEquipment")
public record EquipmentDraft(@Nullable String what, @Nullable String serial, @Nullable Integer quantity) {

    private static final int LONGEST = 200;
    private static final int LONGEST_SERIAL = 100;
    private static final int MOST = 9999;

    public EquipmentDraft {
        what = stripped(what);
        serial = stripped(serial);
    }

    /** Nothing was entered. */
    boolean isBlank() {
        return what == null && serial == null && quantity == null;
    }

    int pieces() {
        return quantity == null ? 1 : quantity;
    }

    /** @param field gives the name under which a value stands on the page */
    List<FieldProblem> problems(UnaryOperator<String> field) {
        var problems = new ArrayList<FieldProblem>();
        if (what == null) {
            problems.add(FieldProblem.of(field.apply("what"), "presales.problem.textMissing"));
        } else if (what.length() > LONGEST) {
            problems.add(FieldProblem.of(field.apply("what"), "presales.problem.tooLong", LONGEST));
        }
        if (serial != null && serial.length() > LONGEST_SERIAL) {
            problems.add(FieldProblem.of(field.apply("serial"), "presales.problem.tooLong", LONGEST_SERIAL));
        }
        if (pieces() < 1 || pieces() > MOST) {
            problems.add(FieldProblem.of(field.apply("quantity"), "presales.problem.quantity"));
        }
        return problems;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
