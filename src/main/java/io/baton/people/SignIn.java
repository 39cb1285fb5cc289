package io.baton.people;

import io.baton.web.SignInPaused;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in at every door, slowly for those who guess, and without telling which accounts exist. */
@Component
class SignIn implements AuthenticationProvider {

    private final Credentials credentials;
    private final SignInThrottle throttle;
    private final UserDetailsService accounts;

    SignIn(Credentials credentials, SignInThrottle throttle, UserDetailsService accounts) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.accounts = accounts;
    }

    /**
     * @throws SignInPaused when too many attempts failed
     * @throws BadCredentialsException when the account is unknown or disabled or the password wrong
     */
    @Override
    public Authentication authenticate(Authentication attempt) {
        var id = attempt.getName();
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var password = attempt.getCredentials();
        if (password == null || !throttle.compare(id, address, () -> credentials.match(id, password.toString()))) {
            throw new BadCredentialsException("Wrong account or password");
        }
        var account = accounts.loadUserByUsername(id);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
