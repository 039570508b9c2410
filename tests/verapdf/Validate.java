import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * PDF files -> the rules of ISO 14289 and ISO 19005 that each fails, by the veraPDF engine.
 *
 * <p>Usage: {@code java -cp JAR Validate.java PROFILE,... FILE... [-- PROFILE,... FILE...]}, where a profile is
 * the name of one that the jar carries, such as PDFUA-1. Prints what was checked, then what failed, with tabs between:
 *
 * <pre>
 * FILE  PROFILE  checked  number of assertions
 * FILE  PROFILE  CLAUSE-TEST  number of failures  description of the rule  place of the first failure
 * </pre>
 *
 * <p>The engine's own reader of profiles wants JAXB, which the jar does not carry; here the DOM reads them.
 */
public final class Validate {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Validate() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int from = 0;
        for (int at = 0; at <= arguments.length; at++) {
            if (at == arguments.length || arguments[at].equals("--")) {
                printGroup(Arrays.asList(arguments).subList(from, at));
                from = at + 1;
            }
        }
    }

    private static void printGroup(List<String> group) throws Exception {
        for (String name : group.get(0).split(",")) {
            ValidationProfile profile = profile(name);
            for (String file : group.subList(1, group.size())) {
                print(file, name, profile, validate(file, profile));
            }
        }
    }

    private static ValidationResult validate(String file, ValidationProfile profile) throws Exception {
        try (InputStream stream = new FileInputStream(file);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(stream, profile.getPDFAFlavour())) {
            return ValidatorFactory.createValidator(profile, false).validate(parser);
        }
    }

    private static void print(String file, String name, ValidationProfile profile, ValidationResult result) {
        Map<String, String> places = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            places.putIfAbsent(label(assertion.getRuleId()), assertion.getLocation().getContext());
        }
        line(file, name, "checked", result.getTotalAssertions());
        for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
            String rule = label(failed.getKey());
            String description = profile.getRuleByRuleId(failed.getKey()).getDescription();
            line(file, name, rule, failed.getValue(), description, places.get(rule));
        }
    }

    private static String label(RuleId id) {
        return id.getClause() + "-" + id.getTestNumber();
    }

    private static void line(Object... fields) {
        List<String> words = new ArrayList<>();
        for (Object field : fields) {
            words.add(field.toString().replaceAll("\\s+", " "));
        }
        OUT.println(String.join("\t", words));
    }

    // ------------------------------------------------------------ profiles

    private static ValidationProfile profile(String name) throws Exception {
        Document document;
        try (InputStream xml = Validate.class.getResourceAsStream(PROFILES + name + ".xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(document.getDocumentElement(), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        PDFAFlavour flavour = PDFAFlavour.valueOf(document.getDocumentElement().getAttribute("flavour"));
        ProfileDetails details = Profiles.profileDetailsFromValues(name, "", "", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()),
                List.of());
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }
}
