package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a refused form shows again, and that the page's other forms stay as they were. */
class TypedTests {

    @Test
    void showsWhatWasChosen() {
        var typed = Typed.of(Map.of("grade", new String[] {"A"}, "groups", new String[] {"legal", "finance"}));
        assertThat(typed.chosen("grade", "A", "B")).isTrue();
        assertThat(typed.chosen("grade", "B", "B")).isFalse();
        assertThat(typed.chosen("groups", "finance", List.of("admin"))).isTrue();
        assertThat(typed.chosen("groups", "admin", List.of("admin"))).isFalse();
    }

    @Test
    void leavesABoxUntickedThatWasUntickedByThePerson() {
        var typed = Typed.of(Map.of("box-enabled", new String[] {"on"}, "box-groups", new String[] {"on"}));
        assertThat(typed.chosen("enabled", "true", true)).isFalse();
        assertThat(typed.chosen("groups", "legal", List.of("legal"))).isFalse();
    }

    @Test
    void leavesOtherFormsOfThePageAsTheyWere() {
        var typed = Typed.of(Map.of("password", new String[] {"short"}));
        assertThat(typed.chosen("enabled", "true", true)).isTrue();
        assertThat(typed.chosen("groups", "legal", List.of("legal"))).isTrue();
        assertThat(typed.chosen("departmentId", "centre", "centre")).isTrue();
        assertThat(typed.value("name", "王")).isEqualTo("王");
    }
}
