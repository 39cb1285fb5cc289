package io.baton.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractObjectValueSerializer;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Keeps a list of texts, the value of a checklist or taglist, as JSON text. No class is named or loaded on reading, so whoever could
 * write the row could still run nothing.
 */
final class StringListSerializer extends AbstractObjectValueSerializer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    StringListSerializer() {
        super("application/json");
    }

    @Override
    public String getName() {
        return "stringList";
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        return value.getValue() != null && super.canWriteValue(value);
    }

    @Override
    protected boolean canSerializeValue(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }

    @Override
    protected String getTypeNameForDeserialized(Object value) {
        return List.class.getName();
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws IOException {
        return JSON.writeValueAsBytes(value);
    }

    @Override
    protected Object deserializeFromByteArray(byte[] bytes, String typeName) throws IOException {
        return JSON.readValue(bytes, TEXTS);
    }
}
