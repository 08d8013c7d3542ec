package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code ARCHITECTURE.md} prints the tables that the rules enforce, and the tables name what is there. */
class ArchitectureDocumentTest {
    @Test
    void the_document_prints_the_module_table() {
        assertThat(rowsAfter("| module | package | what it is | may use |")).containsExactlyElementsOf(Modules.TABLE.stream()
                .map(row -> "| `%s` | `dev.postern.%s` | %s | %s |".formatted(row.folder(), row.home(), row.what(),
                        uses(row.uses(), Modules.TABLE, Modules.Row::home, Modules.Row::folder)))
                .toList());
    }

    @Test
    void the_document_prints_the_package_table() {
        assertThat(rowsAfter("| package | question | may use |")).containsExactlyElementsOf(DomainPackages.TABLE.stream()
                .map(row -> "| `%s` | %s | %s |".formatted(row.name(), row.question(),
                        uses(row.uses(), DomainPackages.TABLE, DomainPackages.Row::name, DomainPackages.Row::name)))
                .toList());
    }

    @Test
    void a_row_uses_only_earlier_rows() {
        for (int i = 0; i < DomainPackages.TABLE.size(); i++) {
            assertThat(names(DomainPackages.TABLE.subList(0, i), DomainPackages.Row::name)).containsAll(DomainPackages.TABLE.get(i).uses());
        }
        for (int i = 0; i < Modules.TABLE.size(); i++) {
            assertThat(names(Modules.TABLE.subList(0, i), Modules.Row::home)).containsAll(Modules.TABLE.get(i).uses());
        }
    }

    @Test
    void the_module_table_names_every_module_and_no_other() {
        Set<String> found = Sources.children(Sources.ROOT).stream().filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .map(folder -> folder.getFileName().toString()).filter(name -> !name.equals("architecture-tests"))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(names(Modules.TABLE, Modules.Row::folder));
    }

    @Test
    void the_package_table_names_every_package() {
        Set<String> found = Sources.children(Sources.ROOT.resolve("domain/src/main/java/dev/postern/domain")).stream()
                .map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        assertThat(names(DomainPackages.TABLE, DomainPackages.Row::name)).containsAll(found);
    }

    private static List<String> rowsAfter(String heading) {
        return Sources.text(Sources.ROOT.resolve("ARCHITECTURE.md")).lines().dropWhile(line -> !line.equals(heading)).skip(2)
                .takeWhile(line -> line.startsWith("|")).toList();
    }

    private static <T> String uses(Set<String> used, List<T> table, Function<T, String> key, Function<T, String> printed) {
        return used.isEmpty() ? "–"
                : table.stream().filter(row -> used.contains(key.apply(row))).map(printed).collect(Collectors.joining(" "));
    }

    private static <T> Set<String> names(List<T> rows, Function<T, String> name) {
        return rows.stream().map(name).collect(Collectors.toSet());
    }
}
