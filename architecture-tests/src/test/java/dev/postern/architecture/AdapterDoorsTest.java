package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import dev.postern.architecture.AdapterDoors.Door;
import dev.postern.architecture.AdapterDoors.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what adapters show is true. */
class AdapterDoorsTest {
    @Test
    void every_row_is_a_public_type_and_says_why() {
        assertThat(AdapterDoors.TABLE).allSatisfy(door -> {
            assertThat(Project.CLASSES.contain(World.POSTERN.named(door.type()))).as(door.type()).isTrue();
            assertThat(type(door).getModifiers()).as(door.type()).contains(JavaModifier.PUBLIC);
            assertThat(door.why()).isNotBlank();
        });
    }

    @Test
    void every_adapter_has_one_module_or_a_reason_to_have_none() {
        List<String> adapters = Modules.TABLE.stream().map(Modules.Row::home).filter(Modules::isAdapter)
                .filter(home -> !AdapterDoors.WITHOUT_MODULE.containsKey(home)).sorted().toList();
        assertThat(of(Part.MODULE).map(door -> door.type().substring(0, door.type().indexOf('.'))).sorted().toList()).isEqualTo(adapters);
        assertThat(of(Part.MODULE).map(Door::type)).allMatch(name -> name.endsWith("Module"));
    }

    @Test
    void every_value_stands_in_a_signature_of_another_public_type() {
        assertThat(of(Part.VALUE).map(AdapterDoorsTest::type).filter(value -> !isSpokenOf(value)).map(JavaClass::getName)).isEmpty();
    }

    @Test
    void a_fault_is_thrown_unchecked() {
        assertThat(of(Part.FAULT).map(AdapterDoorsTest::type)).allMatch(type -> type.isAssignableTo(RuntimeException.class));
    }

    @Test
    void a_value_that_nobody_speaks_of_would_be_noticed() {
        assertThat(isSpokenOf(Project.CLASSES.get(World.POSTERN.named("http.HttpModule")))).isFalse();
    }

    private static Stream<Door> of(Part part) {
        return AdapterDoors.TABLE.stream().filter(door -> door.part() == part);
    }

    private static JavaClass type(Door door) {
        return Project.CLASSES.get(World.POSTERN.named(door.type()));
    }

    /** Signatures of nested types count for the type around them. */
    private static boolean isSpokenOf(JavaClass value) {
        Set<String> shown = AdapterDoors.TABLE.stream().map(door -> World.POSTERN.named(door.type())).collect(Collectors.toSet());
        return Project.CLASSES.stream().filter(type -> shown.contains(outermost(type)) && !outermost(type).equals(value.getName()))
                .flatMap(type -> type.getCodeUnits().stream()).filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(AdapterDoorsTest::spokenOf).anyMatch(type -> outermost(type).equals(value.getName()));
    }

    private static Stream<JavaClass> spokenOf(JavaCodeUnit unit) {
        Stream<JavaType> signature = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        return signature.flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
