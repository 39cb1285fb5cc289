package io.baton.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sentence that the next page shows after something was done.
 *
 * @param messageKey leads to the sentence
 * @param arguments fill its placeholders
 */
public record Done(String messageKey, List<Object> arguments) {

    public Done {
        arguments = List.copyOf(arguments);
    }

    /** Hands the sentence over the redirect. */
    public static void say(RedirectAttributes redirect, String messageKey, Object... arguments) {
        redirect.addFlashAttribute("done", new Done(messageKey, Arrays.asList(arguments)));
    }
}
