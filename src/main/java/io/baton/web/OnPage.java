package io.baton.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the page on which the form of a POST handler stands. When the handler refuses ({@link Refusal}, broken Bean Validation,
 * a lost optimistic lock), nothing is caught in the controller: {@link Errors} shows that page again, by calling its GET handler,
 * with the refusal's status and sentence, with {@code problems} (sentence by field) and {@code typed} ({@link Typed}), which the
 * fragments of {@code web/field} read. A form whose POST goes to the address of its page needs no annotation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPage {

    /** The page's address; path variables of the POST handler may stand in it, as in {@code /tasks/{id}}. */
    String value();
}
