package io.baton.engine.form;

import io.baton.web.Refusal;

/** A form uses something that Baton does not offer, so that it could not be shown and checked the same at every door. */
public class FormNotOffered extends Refusal {

    private final String path;

    /**
     * @param reason the last word of the sentence's key
     * @param path where in the form, for example {@code components[1].components[0].validate.pattern}
     */
    FormNotOffered(String reason, String path, Object... details) {
        super(Kind.INVALID, "engine.form.notOffered." + reason, arguments(path, details));
        this.path = path;
    }

    /** Where in the form the first thing stands that is not offered. */
    public String path() {
        return path;
    }

    private static Object[] arguments(String path, Object... details) {
        var arguments = new Object[details.length + 1];
        arguments[0] = path;
        System.arraycopy(details, 0, arguments, 1, details.length);
        return arguments;
    }
}
