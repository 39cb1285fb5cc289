package io.baton.people;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Hands accounts, as they are now, to Spring Security. */
@Component
class AccountDetails implements UserDetailsService {

    private final People people;
    private final Credentials credentials;

    AccountDetails(People people, Credentials credentials) {
        this.people = people;
        this.credentials = credentials;
    }

    @Override
    public UserDetails loadUserByUsername(String id) {
        var person = people.find(id).orElseThrow(() -> new UsernameNotFoundException("No such account"));
        var mark = credentials.mark(id);
        return new SignedInPerson(
                person.id(), person.name(), person.groups(), person.enabled(), mark == null ? "" : mark);
    }
}
