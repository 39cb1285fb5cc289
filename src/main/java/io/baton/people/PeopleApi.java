package io.baton.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who works here, for programs: what colleagues know of each other, no more. */
@RestController
@Tag(name = "People", description = "Who works here.")
class PeopleApi {

    record Colleague(String id, String name, String departmentId, Set<String> groups) {

        static Colleague of(Person person) {
            return new Colleague(person.id(), person.name(), person.departmentId(), person.groups());
        }
    }

    private final People people;

    PeopleApi(People people) {
        this.people = people;
    }

    @GetMapping("/api/me")
    @Operation(summary = "Who is signed in")
    Colleague me(Principal me) {
        return Colleague.of(people.find(me.getName()).orElseThrow(() -> new PersonUnknown(me.getName())));
    }

    @GetMapping("/api/people")
    @Operation(summary = "List colleagues", description = "Of one group, or all.")
    List<Colleague> people(@RequestParam(defaultValue = "") String group) {
        return people.all().stream()
                .filter(Person::enabled)
                .filter(person -> group.isEmpty() || person.groups().contains(group))
                .map(Colleague::of)
                .toList();
    }
}
