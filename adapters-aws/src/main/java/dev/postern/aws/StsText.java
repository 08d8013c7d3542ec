package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML answer of STS: the text of each element by its local name, the first one if there are several. It does not print. */
final class StsText {
    private static final int MOST_ELEMENTS = 500;

    private final Map<String, Secret> texts;

    private StsText(Map<String, Secret> texts) {
        this.texts = texts;
    }

    /** @throws MalformedText for anything but XML; also for XML with a document type, which could name other files */
    static StsText parse(Secret body) throws MalformedText {
        String text = body.reveal();
        if (!text.stripLeading().startsWith("<")) {
            throw MalformedText.of("it is no XML");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            throw MalformedText.of("it is no XML");
        }
    }

    private static StsText read(XMLStreamReader reader) throws XMLStreamException, MalformedText {
        Map<String, Secret> texts = new HashMap<>();
        String element = "";
        String text = "";
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    element = reader.getLocalName();
                    text = "";
                    if (++elements > MOST_ELEMENTS) {
                        throw MalformedText.of("it has too many elements");
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text = reader.getText();
                case XMLStreamConstants.END_ELEMENT -> {
                    if (element.equals(reader.getLocalName())) {
                        texts.putIfAbsent(element, Secret.of(text.strip()));
                    }
                    element = "";
                }
                default -> {
                    // comments and the like
                }
            }
        }
        return new StsText(texts);
    }

    Optional<Secret> text(String element) {
        return Optional.ofNullable(texts.get(element)).filter(secret -> !secret.isEmpty());
    }
}
