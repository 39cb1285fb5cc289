package io.baton.document.word;

import java.util.List;
import java.util.Map;

/**
 * What a template is filled with. A value is text and stays text, whatever stands in it; a line break in it becomes one in the file.
 *
 * @param texts value by tag
 * @param lists rows by the name of the list; each row has its values by the name of the column
 */
public record WordValues(Map<String, String> texts, Map<String, List<Map<String, String>>> lists) {

    public WordValues {
        texts = Map.copyOf(texts);
        lists = Map.copyOf(lists);
    }
}
