package io.baton.engine.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.type.AbstractValueTypeImpl;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Under this type Tasklist sends what was chosen in a checklist or taglist. The engine knows it only with a plug-in that also parses
 * and navigates any JSON and XML; here it is a list of texts and nothing else.
 */
final class JsonListType extends AbstractValueTypeImpl {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    JsonListType() {
        super("json");
    }

    @Override
    public boolean isPrimitiveValueType() {
        return false;
    }

    @Override
    public TypedValue createValue(@Nullable Object value, Map<String, Object> valueInfo) {
        return Variables.untypedValue(value == null ? null : read(value.toString()));
    }

    /** The value as forms judge it: what Tasklist got as a stored list, it sends back in the stored form. */
    static @Nullable Object plain(TypedValue value) {
        if (value instanceof SerializableValue stored && !stored.isDeserialized()) {
            var text = stored.getValueSerialized();
            return text == null ? null : read(text);
        }
        return value.getValue();
    }

    /** A list of texts; the text itself when it is none, which no field takes for a choice. */
    private static Object read(String text) {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException notAList) {
            return text;
        }
    }

    @Override
    public Map<String, Object> getValueInfo(TypedValue typedValue) {
        return Map.of();
    }
}
