package io.baton.people;

import io.baton.web.SignedIn;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The account behind a session.
 *
 * @param passwordMark tells one password from the next without revealing either; a session ends when it changes
 */
record SignedInPerson(String id, String displayName, Set<String> groups, boolean enabled, String passwordMark)
        implements SignedIn {

    @Override
    public boolean continues(SignedIn before) {
        return before instanceof SignedInPerson person && person.passwordMark.equals(passwordMark);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return groups.stream().sorted().map(SimpleGrantedAuthority::new).collect(Collectors.toUnmodifiableList());
    }

    @Override
    public String getUsername() {
        return id;
    }

    /** The hash never leaves the user store. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }
}
