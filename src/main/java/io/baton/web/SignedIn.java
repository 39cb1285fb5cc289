package io.baton.web;

import org.springframework.security.core.userdetails.UserDetails;

/**
 * The account behind a session, as the user store hands it to Spring Security: the username is the account's id, each authority is
 * the id of one of the account's groups, without a prefix ({@code hasAuthority('admin')}).
 */
public interface SignedIn extends UserDetails {

    /** The person's name as people see it. */
    String displayName();

    /** Whether a session that was opened when the account was like this may go on; not when the password has changed since. */
    boolean continues(SignedIn before);
}
