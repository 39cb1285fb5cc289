package io.baton.people;

import io.baton.people.Organisation.DepartmentDetails;
import io.baton.people.Organisation.PersonDetails;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages of people and departments. */
@Controller
class PeoplePages {

    private final People people;
    private final Organisation organisation;
    private final Idempotency idempotency;

    PeoplePages(People people, Organisation organisation, Idempotency idempotency) {
        this.people = people;
        this.organisation = organisation;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry peopleEntry() {
        return new NavigationEntry("people.title", "/people", "users", 910, Set.of(Group.ADMIN.id()));
    }

    @Bean
    static NavigationEntry departmentsEntry() {
        return new NavigationEntry("people.departments", "/departments", "sitemap", 920, Set.of(Group.ADMIN.id()));
    }

    /** A department as a line of the tree. */
    record Line(Department department, int depth, @Nullable Person head, long members) {}

    @GetMapping("/people")
    String list(
            Model model,
            Principal me,
            Locale language,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String department) {
        organisation.requireAdmin(me.getName());
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        model.addAttribute(
                "people",
                people.all().stream()
                        .filter(person -> person.id().toLowerCase(Locale.ROOT).contains(wanted)
                                || person.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .filter(person -> group.isEmpty() || person.groups().contains(group))
                        .filter(person ->
                                department.isEmpty() || person.departmentId().equals(department))
                        .toList());
        model.addAttribute("text", text);
        model.addAttribute("group", group);
        model.addAttribute("department", department);
        return filled("people/list", model, language);
    }

    @GetMapping("/people/new")
    String newPerson(Model model, Principal me, Locale language) {
        organisation.requireAdmin(me.getName());
        return filled("people/new", model, language);
    }

    /** Without an idempotency key: its record would keep a quick digest of the password. The id makes a second try harmless. */
    @PostMapping("/people/new")
    String create(
            Principal me,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String departmentId,
            @RequestParam(defaultValue = "") Set<String> groups,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        var details = new PersonDetails(name, departmentId, groups, true, orNone(email));
        var created = organisation.createPerson(id, details, password, me.getName());
        Done.say(redirect, "people.created", created.name());
        return "redirect:/people/" + created.id();
    }

    @GetMapping("/people/{id}")
    String person(Model model, Principal me, Locale language, @PathVariable String id) {
        organisation.requireAdmin(me.getName());
        model.addAttribute("person", people.find(id).orElseThrow(() -> new PersonUnknown(id)));
        model.addAttribute("version", organisation.versionOfPerson(id));
        return filled("people/person", model, language);
    }

    @PostMapping("/people/{id}")
    String change(
            Principal me,
            RedirectAttributes redirect,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String departmentId,
            @RequestParam(defaultValue = "") Set<String> groups,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String email,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String idempotencyKey) {
        idempotency.once(me.getName(), idempotencyKey, String.class, () -> {
            organisation.changePerson(
                    id, new PersonDetails(name, departmentId, groups, enabled, orNone(email)), version, me.getName());
            return id;
        });
        Done.say(redirect, "people.changed", name);
        return "redirect:/people/" + id;
    }

    @PostMapping("/people/{id}/password")
    @OnPage("/people/{id}")
    String resetPassword(
            Principal me,
            RedirectAttributes redirect,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String password) {
        organisation.resetPassword(id, password, me.getName());
        Done.say(redirect, "people.passwordReset", people.nameOf(id));
        return "redirect:/people/" + id;
    }

    @GetMapping("/departments")
    String departments(Model model, Principal me) {
        organisation.requireAdmin(me.getName());
        model.addAttribute("lines", lines());
        return "people/departments";
    }

    @GetMapping("/departments/new")
    String newDepartment(Model model, Principal me, Locale language) {
        organisation.requireAdmin(me.getName());
        model.addAttribute(
                "kinds",
                Stream.of(Department.Kind.values())
                        .filter(kind -> kind != Department.Kind.TOP)
                        .map(kind -> Option.keyed(kind.name(), kind.messageKey()))
                        .toList());
        return filled("people/department-new", model, language);
    }

    @PostMapping("/departments/new")
    String createDepartment(
            Principal me,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam Department.Kind kind,
            @RequestParam(defaultValue = "") String parentId,
            @RequestParam(required = false) @Nullable String idempotencyKey) {
        idempotency.once(me.getName(), idempotencyKey, String.class, () -> {
            organisation.createDepartment(
                    id,
                    kind,
                    parentId.isEmpty() ? null : parentId,
                    new DepartmentDetails(name, nameEn, null),
                    me.getName());
            return id;
        });
        Done.say(redirect, "people.department.created", name);
        return "redirect:/departments";
    }

    @GetMapping("/departments/{id}")
    String department(Model model, Principal me, Locale language, @PathVariable String id) {
        organisation.requireAdmin(me.getName());
        var department = people.departments().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PersonUnknown(id));
        var wanted = Organisation.headGroup(department.kind());
        model.addAttribute("department", department);
        model.addAttribute("version", organisation.versionOfDepartment(id));
        model.addAttribute(
                "heads",
                people.all().stream()
                        .filter(person -> person.enabled() && person.in(wanted))
                        .map(person -> Option.of(person.id(), person.name() + " (" + person.id() + ")"))
                        .toList());
        return filled("people/department", model, language);
    }

    @PostMapping("/departments/{id}")
    String changeDepartment(
            Principal me,
            RedirectAttributes redirect,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String headId,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String idempotencyKey) {
        idempotency.once(me.getName(), idempotencyKey, String.class, () -> {
            organisation.changeDepartment(
                    id, new DepartmentDetails(name, nameEn, headId.isEmpty() ? null : headId), version, me.getName());
            return id;
        });
        Done.say(redirect, "people.department.changed", name);
        return "redirect:/departments";
    }

    private String filled(String page, Model model, Locale language) {
        var tree = tree();
        model.addAttribute("departmentNames", names(tree, language));
        model.addAttribute(
                "departmentOptions",
                tree.values().stream()
                        .map(department -> Option.of(department.id(), path(department, tree, language)))
                        .sorted((one, other) -> String.valueOf(one.label()).compareTo(String.valueOf(other.label())))
                        .toList());
        model.addAttribute(
                "groupOptions",
                Arrays.stream(Group.values())
                        .map(group -> Option.keyed(group.id(), group.messageKey()))
                        .toList());
        return page;
    }

    private static @Nullable String orNone(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private List<Line> lines() {
        var tree = tree();
        var members = people.all().stream()
                .filter(Person::enabled)
                .collect(Collectors.groupingBy(Person::departmentId, Collectors.counting()));
        return people.departments().stream()
                .map(department -> new Line(
                        department,
                        (int) upwards(department, tree).count() - 1,
                        department.headId() == null
                                ? null
                                : people.find(department.headId()).orElse(null),
                        members.getOrDefault(department.id(), 0L)))
                .toList();
    }

    private Map<String, Department> tree() {
        return people.departments().stream().collect(Collectors.toMap(Department::id, Function.identity()));
    }

    private static Map<String, String> names(Map<String, Department> tree, Locale language) {
        return tree.values().stream()
                .collect(Collectors.toMap(Department::id, department -> department.nameIn(language)));
    }

    private static String path(Department department, Map<String, Department> tree, Locale language) {
        return upwards(department, tree)
                .map(above -> above.nameIn(language))
                .reduce((below, above) -> above + " / " + below)
                .orElseThrow();
    }

    private static Stream<Department> upwards(Department department, Map<String, Department> tree) {
        return Stream.iterate(
                department, Objects::nonNull, one -> one.parentId() == null ? null : tree.get(one.parentId()));
    }
}
