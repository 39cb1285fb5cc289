package io.baton.people;

import io.baton.web.Done;
import io.baton.web.OnPage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: who Baton thinks I am, and my password. */
@Controller
class AccountPage {

    private final People people;
    private final Organisation organisation;
    private final UserDetailsService accounts;

    AccountPage(People people, Organisation organisation, UserDetailsService accounts) {
        this.people = people;
        this.organisation = organisation;
        this.accounts = accounts;
    }

    @GetMapping("/account")
    String show(Model model, Principal me, Locale language) {
        var person = people.find(me.getName()).orElseThrow(() -> new PersonUnknown(me.getName()));
        model.addAttribute("person", person);
        model.addAttribute(
                "department",
                people.departments().stream()
                        .filter(department -> department.id().equals(person.departmentId()))
                        .map(department -> department.nameIn(language))
                        .findFirst()
                        .orElse(""));
        return "people/account";
    }

    /** Ends the person's other sessions; this one goes on. */
    @PostMapping("/account/password")
    @OnPage("/account")
    String changePassword(
            HttpServletRequest request,
            Principal me,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        organisation.changeOwnPassword(me.getName(), current, password, repeated);
        var account = accounts.loadUserByUsername(me.getName());
        request.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                account, null, account.getAuthorities())));
        Done.say(redirect, "people.passwordChanged");
        return "redirect:/account";
    }
}
