package io.baton.project.sheet;

import java.util.Locale;
import java.util.Optional;

/** A sheet that customers receive; implemented by the module that owns what stands on it. */
public interface CustomerSheet {

    /** Names the sheet in addresses and rows, for example {@code first-answer}. */
    String id();

    /** Leads to the sheet's title, as the customer reads it. */
    String messageKey();

    /** The Thymeleaf fragment that shows {@link Sheet#content()}, which it reads under the name {@code content}. */
    String fragment();

    /**
     * What the sheet says now; empty as long as there is nothing to say, and for who may not read the case.
     *
     * @param caseNumber as the sheet's address names it: the project's, or the number of a case of it
     * @param language in which the customer reads it
     */
    Optional<Sheet> of(String caseNumber, Locale language, String personId);
}
