package io.baton.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * What is wrong with one field of a form or of an API request.
 *
 * @param field the field's key as it stands in the form or in the JSON body
 * @param messageKey leads to the sentence for the person
 * @param arguments fill the sentence's placeholders
 */
public record FieldProblem(String field, String messageKey, List<Object> arguments) implements MessageSourceResolvable {

    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    public static FieldProblem of(String field, String messageKey, Object... arguments) {
        return new FieldProblem(field, messageKey, Arrays.asList(arguments));
    }

    @Override
    public String[] getCodes() {
        return new String[] {messageKey};
    }

    @Override
    public Object[] getArguments() {
        return arguments.toArray();
    }

    @Override
    public @Nullable String getDefaultMessage() {
        return null;
    }
}
