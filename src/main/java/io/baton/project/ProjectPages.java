package io.baton.project;

import io.baton.customer.Customers;
import io.baton.document.Document;
import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.project.catalogue.Catalogue;
import io.baton.web.Done;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.ShowsDiagram;
import io.baton.worklist.CaseProgress;
import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/projects")
class ProjectPages {

    /** So many files are shown at once; more are folded up by case. */
    private static final int FILES_UNFOLDED = 12;

    private final Projects projects;
    private final ProjectThread thread;
    private final Catalogue catalogue;
    private final Customers customers;
    private final Documents documents;
    private final List<ProjectPanel> panels;
    private final People people;
    private final CaseProgress progress;

    ProjectPages(
            Projects projects,
            ProjectThread thread,
            Catalogue catalogue,
            Customers customers,
            Documents documents,
            List<ProjectPanel> panels,
            People people,
            CaseProgress progress) {
        this.projects = projects;
        this.thread = thread;
        this.catalogue = catalogue;
        this.customers = customers;
        this.documents = documents;
        this.panels = panels;
        this.people = people;
        this.progress = progress;
    }

    @Bean
    NavigationEntry projectsEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("project.navigation", "/projects", "briefcase", 20, readers);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable String before,
            Principal principal,
            Model model) {
        var found = projects.search(new ProjectFilter(text, status, grade, null, before), principal.getName());
        var page = found.subList(0, Math.min(found.size(), Projects.PAGE));
        model.addAttribute("projects", page);
        model.addAttribute(
                "next", found.size() > Projects.PAGE ? page.get(page.size() - 1).number() : null);
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        model.addAttribute("grade", grade);
        model.addAttribute("mayRaise", projects.mayRaise(principal.getName()));
        model.addAttribute("statuses", ProjectStatus.values());
        model.addAttribute("grades", Grade.values());
        return "project/projects";
    }

    @GetMapping("/{number}")
    @ShowsDiagram
    String page(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam(defaultValue = "0") int entries,
            Principal principal,
            Model model,
            Locale locale) {
        var person = principal.getName();
        var project = projects.read(number, person);
        var way = thread.wayOf(project, person);
        model.addAttribute("way", way);
        model.addAttribute("together", progress.together(way.numbers(), flow, entries, locale));
        model.addAttribute("project", project);
        model.addAttribute("customer", customers.get(project.customerId()));
        model.addAttribute(
                "scenario",
                catalogue.scenario(project.scenarioId()).orElseThrow().name(locale.getLanguage()));
        model.addAttribute("products", productNames(project, locale));
        model.addAttribute(
                "department",
                people.departments().stream()
                        .filter(department -> department.id().equals(project.departmentId()))
                        .findFirst()
                        .orElseThrow());
        model.addAttribute("diagram", progress.diagramOf(number, locale).orElse(null));
        model.addAttribute("documents", papersOf(way, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, DocumentAccess.CASE, person));
        model.addAttribute(
                "panels",
                panels.stream()
                        .map(panel -> panel.panelFor(project, person))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingInt(ProjectPanel.Panel::order))
                        .toList());
        return "project/project";
    }

    /**
     * The files of a case.
     *
     * @param names of those who attached them, by account
     */
    record Papers(String nameKey, String number, List<Document> documents, Map<String, String> names, boolean open) {}

    /** The files of all cases of the project, in the cases' order; only what the person may read. */
    private List<Papers> papersOf(ProjectThread.Way way, String personId) {
        var all = documents.listAll(way.numbers(), personId);
        var names = people.namesOf(all.stream().map(Document::createdBy).collect(Collectors.toSet()));
        var byCase = all.stream().collect(Collectors.groupingBy(Document::businessKey));
        return way.legs().stream()
                .filter(leg -> byCase.containsKey(leg.number()))
                .map(leg -> new Papers(
                        leg.nameKey(), leg.number(), byCase.get(leg.number()), names, all.size() <= FILES_UNFOLDED))
                .toList();
    }

    @PostMapping("/{number}/documents")
    @OnPage("/projects/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        var document = documents.add(number, DocumentAccess.CASE, Upload.of(file), principal.getName());
        Done.say(redirect, "project.attached", document.name());
        return "redirect:/projects/" + number;
    }

    private List<String> productNames(Project project, Locale locale) {
        return catalogue.products().stream()
                .filter(product -> project.products().contains(product.id()))
                .map(product -> product.name(locale.getLanguage()))
                .toList();
    }
}
