package io.baton.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Refuses text that no database keeps as it is, NUL characters and halves of surrogate pairs, before anything is done with it: in
 * parameters of pages and in JSON.
 */
@Component
class StorableText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StorableText() {
        super("storable text");
        addDeserializer(String.class, new Checked());
    }

    /** @throws Unstorable with the name of each parameter that holds such text */
    static void require(Map<String, String[]> parameters) {
        var problems = new ArrayList<FieldProblem>();
        parameters.forEach((name, values) -> {
            if (!List.of(values).stream().allMatch(StorableText::isStorable)) {
                problems.add(FieldProblem.of(name, "web.invalid.characters"));
            }
        });
        if (!problems.isEmpty()) {
            throw new Unstorable(problems);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static final class Checked extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = super.deserialize(parser, context);
            if (text != null && !isStorable(text)) {
                throw context.weirdStringException("", String.class, "holds characters that cannot be stored");
            }
            return text;
        }
    }

    /** Parameters hold characters that cannot be stored. */
    private static final class Unstorable extends Refusal {
        private Unstorable(List<FieldProblem> problems) {
            super(Kind.INVALID, problems, "web.error.422");
        }
    }
}
