package io.baton.engine.door;

import io.baton.people.People;
import io.baton.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who stands at a door of the engine, as its authorizations know people. */
@Component
class Audiences {

    private final People people;

    Audiences(People people) {
        this.people = people;
    }

    /**
     * A person with the groups that count for authorizations.
     *
     * @param groups the person's groups, and each group in each department it counts in (R-OR-1)
     */
    record Caller(String id, List<String> groups) {}

    /** The signed-in person as the account is now; empty for nobody and for a disabled account. */
    Optional<Caller> caller() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .flatMap(authentication -> people.find(authentication.getName()))
                .filter(Person::enabled)
                .map(person -> new Caller(person.id(), groups(person.id())));
    }

    private List<String> groups(String personId) {
        var reach = people.reachOf(personId);
        var groups = new TreeSet<>(reach.groups());
        groups.addAll(reach.audiences());
        return new ArrayList<>(groups);
    }
}
