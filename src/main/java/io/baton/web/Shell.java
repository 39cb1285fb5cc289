package io.baton.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the page shell shows around each page; {@code web/shell.html} asks it under the name {@code shell}. */
@Component
class Shell {

    private final List<NavigationEntry> entries;
    private final ObjectProvider<NavigationCount> counts;
    private final ObjectProvider<BarEntry> bar;
    private final List<StandingAlert> alerts;

    Shell(
            List<NavigationEntry> entries,
            ObjectProvider<NavigationCount> counts,
            ObjectProvider<BarEntry> bar,
            List<StandingAlert> alerts) {
        this.counts = counts;
        this.bar = bar;
        this.alerts = List.copyOf(alerts);
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    public boolean signedIn() {
        var authentication = authentication();
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    public String personId() {
        return signedIn() ? authentication().getName() : "";
    }

    public String personName() {
        return signedIn() && authentication().getPrincipal() instanceof SignedIn person
                ? person.displayName()
                : personId();
    }

    /** The entries of the rail that the person's groups may see. */
    public List<NavigationEntry> entries() {
        if (!signedIn()) {
            return List.of();
        }
        var groups = groups();
        return entries.stream()
                .filter(entry ->
                        entry.groups().isEmpty() || entry.groups().stream().anyMatch(groups::contains))
                .toList();
    }

    /** The links of the top bar. */
    public List<BarEntry> bar() {
        return signedIn() ? bar.orderedStream().toList() : List.of();
    }

    /** How much waits behind the entry: empty for nothing. */
    public String waiting(NavigationEntry entry) {
        var waiting = counts.stream()
                .filter(count -> count.path().equals(entry.path()))
                .mapToInt(count -> count.waiting().getAsInt())
                .sum();
        return waiting == 0 ? "" : waiting < 100 ? String.valueOf(waiting) : "99+";
    }

    /** What the person must mend. */
    public List<StandingAlert.Sentence> alerts() {
        if (!signedIn()) {
            return List.of();
        }
        var groups = groups();
        return alerts.stream()
                .filter(alert -> alert.groups().stream().anyMatch(groups::contains))
                .flatMap(alert -> sentence(alert).stream())
                .toList();
    }

    private static Optional<StandingAlert.Sentence> sentence(StandingAlert alert) {
        try {
            return alert.now();
        } catch (DataAccessException away) {
            // The page that says that the database is away must come all the same.
            return Optional.empty();
        }
    }

    private static Set<String> groups() {
        return authentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }

    /** Whether the rail leads the person to this address. */
    public boolean leadsTo(String path) {
        return entries().stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** Whether the page belongs to the entry: its address, or one below it. */
    public boolean current(NavigationEntry entry) {
        var path = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
        return path != null && (path + "/").startsWith(entry.path() + "/");
    }

    /** Offered languages: the name each has in itself, by language tag. */
    public Map<String, String> languages() {
        return PageLanguage.offered();
    }

    /** This page's address in another language. */
    public String inLanguage(String tag) {
        var address = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang", tag)
                .build();
        return address.getPath() + "?" + address.getQuery();
    }

    /** A new idempotency key for a form. */
    public String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
