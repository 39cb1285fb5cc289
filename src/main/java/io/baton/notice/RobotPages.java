package io.baton.notice;

import io.baton.notice.robot.RobotTrial;
import io.baton.notice.robot.RobotView;
import io.baton.notice.robot.Robots;
import io.baton.notice.robot.Robots.RobotDetails;
import io.baton.notice.robot.Service;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The administrator's pages of robots in chat groups. Without idempotency keys: their records would keep a quick digest of the
 * secrets; the version makes a second change harmless, and no two robots have one name.
 */
@Controller
class RobotPages {

    private final Robots robots;
    private final RobotTrial trial;
    private final Choices choices;
    private final People people;
    private final MessageSource texts;

    RobotPages(Robots robots, RobotTrial trial, Choices choices, People people, MessageSource texts) {
        this.robots = robots;
        this.trial = trial;
        this.choices = choices;
        this.people = people;
        this.texts = texts;
    }

    @Bean
    static NavigationEntry robotsEntry() {
        return new NavigationEntry("notice.robots", "/robots", "message-circle", 940, Set.of(Group.ADMIN.id()));
    }

    @GetMapping("/robots")
    String list(Model model, Principal me, Locale language) {
        model.addAttribute("robots", robots.all(me.getName()));
        model.addAttribute(
                "departments",
                people.departments().stream()
                        .collect(Collectors.toMap(
                                department -> department.id(), department -> department.nameIn(language))));
        model.addAttribute(
                "kindNames",
                choices.kinds().stream().collect(Collectors.toMap(NoticeKind::key, NoticeKind::messageKey)));
        return "notice/robots";
    }

    @GetMapping("/robots/new")
    String newRobot(Model model, Principal me, Locale language) {
        robots.all(me.getName());
        return form(model, null, language);
    }

    @PostMapping("/robots")
    @OnPage("/robots/new")
    String add(
            Principal me,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Service service,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String departmentId,
            @RequestParam(defaultValue = "") Set<String> kinds,
            @RequestParam(defaultValue = "false") boolean enabled) {
        var robot = robots.add(
                new RobotDetails(name, service, url, secret, orAll(departmentId), known(kinds), enabled), me.getName());
        Done.say(redirect, "notice.robot.added", robot.name());
        return "redirect:/robots";
    }

    @GetMapping("/robots/{id}")
    String robot(Model model, Principal me, Locale language, @PathVariable long id) {
        return form(model, robots.robot(id, me.getName()), language);
    }

    @PostMapping("/robots/{id}")
    String change(
            Principal me,
            RedirectAttributes redirect,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Service service,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String departmentId,
            @RequestParam(defaultValue = "") Set<String> kinds,
            @RequestParam(defaultValue = "false") boolean enabled) {
        var robot = robots.change(
                id,
                new RobotDetails(name, service, url, secret, orAll(departmentId), known(kinds), enabled),
                version,
                me.getName());
        Done.say(redirect, "notice.robot.changed", robot.name());
        return "redirect:/robots";
    }

    @PostMapping("/robots/{id}/test")
    @OnPage("/robots/{id}")
    String test(Principal me, RedirectAttributes redirect, Locale language, @PathVariable long id) {
        trial.send(id, me.getName())
                .ifPresentOrElse(
                        failure -> redirect.addFlashAttribute("testFailure", texts.getMessage(failure, language)),
                        () -> Done.say(redirect, "notice.robot.test.taken"));
        return "redirect:/robots/{id}";
    }

    private String form(Model model, @Nullable RobotView robot, Locale language) {
        model.addAttribute("robot", robot);
        model.addAttribute(
                "services",
                Arrays.stream(Service.values())
                        .map(service -> Option.keyed(service.name(), service.messageKey()))
                        .toList());
        model.addAttribute(
                "kindOptions",
                choices.kinds().stream()
                        .map(kind -> Option.keyed(kind.key(), kind.messageKey()))
                        .toList());
        model.addAttribute(
                "departmentOptions",
                people.departments().stream()
                        .map(department -> Option.of(department.id(), department.nameIn(language)))
                        .toList());
        return "notice/robot";
    }

    private Set<String> known(Set<String> kinds) {
        return choices.kinds().stream()
                .map(NoticeKind::key)
                .filter(kinds::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String orAll(String departmentId) {
        return departmentId.isEmpty() ? null : departmentId;
    }
}
