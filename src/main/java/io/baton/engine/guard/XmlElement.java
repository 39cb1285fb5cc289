package io.baton.engine.guard;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A small tree of an XML document, read with nothing that XML could make the reader do: no DTD, no entities, no instructions,
 * nothing fetched, and no more than the limits.
 *
 * @param namespace of the element, or empty
 * @param attributes in order; the name of one with a namespace is <code>{namespace}local</code>
 * @param text the characters directly inside
 */
record XmlElement(
        String namespace,
        String name,
        @Nullable XmlElement parent,
        Map<String, String> attributes,
        List<XmlElement> children,
        StringBuilder text) {

    static final int MAX_ELEMENTS = 1_000;
    /** Drawing elements and incoming/outgoing lists come on top of what a model says. */
    static final int MAX_NODES = 12_000;

    static final int MAX_DEPTH = 24;
    static final int MAX_ATTRIBUTES = 40;

    /** The document can't be judged at all. */
    static final class Unreadable extends Exception {

        private final String messageKey;
        private final Object argument;

        Unreadable(String messageKey, Object argument) {
            super(messageKey + " " + argument, null, false, false);
            this.messageKey = messageKey;
            this.argument = argument;
        }

        String messageKey() {
            return messageKey;
        }

        Object argument() {
            return argument;
        }
    }

    /** The root of the document. */
    static XmlElement read(byte[] document) throws Unreadable {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException malformed) {
            throw new Unreadable("engine.model.malformed", String.valueOf(malformed.getMessage()));
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        // Other encodings are where two parsers of the same bytes could disagree.
        if (!"UTF-8"
                        .equalsIgnoreCase(Optional.ofNullable(reader.getCharacterEncodingScheme())
                                .orElse(Optional.ofNullable(reader.getEncoding())
                                        .orElse("UTF-8")))
                || !"UTF-8"
                        .equalsIgnoreCase(
                                Optional.ofNullable(reader.getEncoding()).orElse("UTF-8"))) {
            throw new Unreadable("engine.model.malformed", "not UTF-8");
        }
        XmlElement root = null;
        XmlElement current = null;
        var depth = 0;
        var nodes = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++nodes > MAX_NODES) {
                        throw new Unreadable("engine.model.tooManyElements", MAX_NODES);
                    }
                    if (++depth > MAX_DEPTH) {
                        throw new Unreadable("engine.model.tooDeep", MAX_DEPTH);
                    }
                    var element = elementAt(reader, current);
                    if (current == null) {
                        root = element;
                    } else {
                        current.children.add(element);
                    }
                    current = element;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    current = current == null ? null : current.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (current != null) {
                        current.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {}
                default ->
                    throw new Unreadable(
                            "engine.model.malformed", "document types, entities and instructions are not allowed");
            }
        }
        if (root == null) {
            throw new Unreadable("engine.model.malformed", "empty");
        }
        return root;
    }

    private static XmlElement elementAt(XMLStreamReader reader, @Nullable XmlElement parent) throws Unreadable {
        if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
            throw new Unreadable("engine.model.malformed", "more than " + MAX_ATTRIBUTES + " attributes");
        }
        var attributes = new LinkedHashMap<String, String>();
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            var namespace = reader.getAttributeNamespace(index);
            var name = reader.getAttributeLocalName(index);
            attributes.put(
                    namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name,
                    reader.getAttributeValue(index));
        }
        var namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
        return new XmlElement(
                namespace, reader.getLocalName(), parent, attributes, new ArrayList<>(), new StringBuilder());
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    boolean is(String wantedNamespace, String wantedName) {
        return namespace.equals(wantedNamespace) && name.equals(wantedName);
    }

    /** This element and all below it, parents first; the depth is limited at reading. */
    void forEach(Consumer<XmlElement> action) {
        action.accept(this);
        children.forEach(child -> child.forEach(action));
    }

    /** The id of the nearest element that has one, or empty. */
    String nearestId() {
        for (var element = this; element != null; element = element.parent) {
            var id = element.attributes.get("id");
            if (id != null) {
                return id;
            }
        }
        return "";
    }
}
