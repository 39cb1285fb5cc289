package io.baton.document.word;

import static io.baton.document.word.WordFiles.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Word templates: what stands in them, what is refused, and what comes out. */
@Tag("R-CO-1")
class WordTemplateTests {

    private static final Map<String, List<Map<String, String>>> NO_LISTS = Map.of();

    @Test
    void fillsTagsThatWordSplitIntoRuns() {
        var file = of(paragraph("编号：{", "{ num", "ber", " }", "}，客户：{{customer}}。"))
                .bytes();
        var template = WordTemplate.read(file);

        assertThat(template.tags()).containsExactly("customer", "number");
        assertThat(text(template.fill(new WordValues(Map.of("number", "HT-1", "customer", "区政数局"), NO_LISTS))))
                .isEqualTo("编号：HT-1，客户：区政数局。");
    }

    @Test
    void takesAValueAsTextWhateverStandsInIt() {
        var filled = WordTemplate.read(lines("{{a}}{{b}}"))
                .fill(new WordValues(Map.of("a", "{{b}}", "b", "<w:p>&\u0001$1\\\n第二行"), NO_LISTS));

        assertThat(text(filled)).isEqualTo("{{b}}<w:p>&\uFFFD$1\\ 第二行");
        assertThat(part(filled, "word/document.xml")).contains("<w:br/>", "&lt;w:p&gt;");
    }

    @Test
    void repeatsARowForEachRowOfAList() {
        var file = of(table(
                                new String[] {"条款", "变更"},
                                new String[] {"{{clauses.reference}}", "{{clauses.changed}}（{{number}}）"})
                        + paragraph("{{number}}"))
                .bytes();
        var template = WordTemplate.read(file);
        assertThat(template.tags()).containsExactly("clauses.changed", "clauses.reference", "number");

        var rows = List.of(
                Map.of("reference", "2.3", "changed", "不计违约金"),
                Map.of("reference", "3.1", "changed", "{{clauses.reference}}"));
        assertThat(text(template.fill(new WordValues(Map.of("number", "7"), Map.of("clauses", rows)))))
                .isEqualTo("条款 变更 2.3 不计违约金（7） 3.1 {{clauses.reference}}（7） 7");
        assertThat(text(template.fill(new WordValues(Map.of("number", "7"), Map.of("clauses", List.of())))))
                .as("a table keeps a row")
                .isEqualTo("条款 变更  （7） 7");
    }

    @Test
    void fillsHeadersNotesAndTextBoxes() throws IOException {
        var header =
                """
                <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:hdr>"""
                        .formatted(paragraph("{{number}}"));
        var box = "<w:p><w:r><w:t>外</w:t></w:r><w:r><w:txbxContent>" + paragraph("{{inner}}")
                + "</w:txbxContent></w:r><w:r><w:t>{{outer}}</w:t></w:r></w:p>";
        var file = of(box).with("word/header1.xml", MAIN.replace("document.main", "header"), header)
                .related("header", "header1.xml", false)
                .bytes();
        var template = WordTemplate.read(file);
        assertThat(template.tags()).containsExactly("inner", "number", "outer");

        var filled = template.fill(new WordValues(Map.of("inner", "里", "number", "HT-1", "outer", "面"), NO_LISTS));
        assertThat(text(filled)).isEqualTo("外里 面");
        assertThat(part(filled, "word/header1.xml")).contains(">HT-1<");
        try (var word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            assertThat(word.getHeaderList())
                    .as("a whole file, for every reader")
                    .hasSize(1);
        }
    }

    @Test
    void demandsAValueForEachTag() {
        var template = WordTemplate.read(lines("{{a}}"));
        var nothing = new WordValues(Map.of(), NO_LISTS);
        assertThatThrownBy(() -> template.fill(nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a");
    }

    static Stream<Arguments> refused() throws IOException {
        var word = "application/vnd.ms-word.";
        var field =
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        var whole = lines("{{a}}");
        return Stream.of(
                Arguments.of("not a zip", "text".getBytes(StandardCharsets.UTF_8), "notWord"),
                Arguments.of("an old or encrypted file", ole(), "protectedOrOld"),
                Arguments.of("too large", Arrays.copyOf(whole, 5 * 1024 * 1024 + 1), "tooLarge"),
                Arguments.of("cut off", Arrays.copyOf(whole, whole.length / 2), "broken"),
                Arguments.of("some other zip", zip(Map.of("a.txt", "x")), "broken"),
                Arguments.of("a workbook", of("").ofType("application/x-sheet").bytes(), "notWord"),
                Arguments.of(
                        "a .docm by another name",
                        of(paragraph("x"))
                                .ofType(word + "document.macroEnabled.main+xml")
                                .bytes(),
                        "macros"),
                Arguments.of(
                        "a hidden macro",
                        of(paragraph("x"))
                                .with("word/vbaProject.bin", word + "vbaProject", "x")
                                .bytes(),
                        "macros"),
                Arguments.of(
                        "an outside template",
                        of(paragraph("x"))
                                .related("attachedTemplate", "http://a.example/t.dotm", true)
                                .bytes(),
                        "fetches"),
                Arguments.of(
                        "an outside picture",
                        of(paragraph("x"))
                                .related("image", "http://a.example/p.png", true)
                                .bytes(),
                        "fetches"),
                Arguments.of(
                        "a share",
                        of(paragraph("x"))
                                .related("hyperlink", "file://host/share", true)
                                .bytes(),
                        "fetches"),
                Arguments.of(
                        "a picture of old Word",
                        of("<w:p><w:r><w:pict><v:imagedata src=\"http://a.example/p\"/></w:pict></w:r></w:p>")
                                .bytes(),
                        "fetches"),
                Arguments.of(
                        "an object",
                        of(paragraph("x")).related("oleObject", "x.bin", false).bytes(),
                        "embedded"),
                Arguments.of("a chunk", of("<w:altChunk r:id=\"r1\"/>").bytes(), "embedded"),
                Arguments.of("a field in two runs", of(field).bytes(), "field"),
                Arguments.of(
                        "a simple field",
                        of("<w:p><w:fldSimple w:instr=\" INCLUDETEXT &quot;c:/x&quot; \"/></w:p>")
                                .bytes(),
                        "field"),
                Arguments.of(
                        "a bomb", of(paragraph("0".repeat(6 * 1024 * 1024))).bytes(), "bomb"),
                Arguments.of(
                        "deep as a well",
                        of("<w:sdt>".repeat(300) + "</w:sdt>".repeat(300)).bytes(),
                        "broken"),
                Arguments.of("an outside entity", zip(withEntity()), "broken"),
                Arguments.of("a tag cut off", lines("{{a", "b}}"), "brokenTag"),
                Arguments.of("an expression", lines("{{T(java.lang.Runtime)}}"), "brokenTag"),
                Arguments.of("a condition", lines("{{?a}}x{{/a}}"), "brokenTag"),
                Arguments.of("a list outside a table", lines("{{clauses.a}}"), "listOutsideTable"),
                Arguments.of(
                        "two lists in a row",
                        of(table(new String[] {"{{a.x}}", "{{b.x}}"})).bytes(),
                        "twoLists"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String what, byte[] file, String why) {
        assertThatThrownBy(() -> WordTemplate.read(file))
                .as(what)
                .isInstanceOfSatisfying(WordTemplateRefused.class, refusal -> assertThat(refusal.getCodes())
                        .containsExactly("document.word." + why));
    }

    @Test
    void takesFieldsAndLinksThatStayWhereTheyAre() {
        var file =
                of("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
                        .related("hyperlink", "https://a.example/", true)
                        .bytes();
        assertThat(WordTemplate.read(file).tags()).isEmpty();
    }

    private static Map<String, String> withEntity() {
        var parts = new LinkedHashMap<String, String>();
        var whole = lines("x");
        Stream.of("[Content_Types].xml", "_rels/.rels").forEach(path -> parts.put(path, part(whole, path)));
        parts.put(
                "word/document.xml",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + part(whole, "word/document.xml").replace(">x<", ">&e;<"));
        return parts;
    }

    private static byte[] ole() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(new byte[] {1}), "EncryptedPackage");
            file.writeFilesystem(out);
        }
        return out.toByteArray();
    }
}
