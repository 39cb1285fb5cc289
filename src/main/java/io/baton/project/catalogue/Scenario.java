package io.baton.project.catalogue;

/**
 * A situation in which customers need products of the catalogue (R-PS-14).
 *
 * @param name in Chinese
 * @param nameEn in English
 */
public record Scenario(String id, String name, String nameEn) {

    /** The name in the language of the page: {@code zh} or {@code en}. */
    public String name(String language) {
        return language.equals("en") ? nameEn : name;
    }
}
