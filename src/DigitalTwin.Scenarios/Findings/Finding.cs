namespace DigitalTwin.Scenarios.Findings;

/// <summary>One thing that is wrong or doubtful in a scenario, and how to fix it.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Rule">Name of the rule, stable between versions, such as <c>unknown-column</c>.</param>
/// <param name="File">File with its scenario folder and forward slashes, such as <c>two-zones/zones.csv</c>.</param>
/// <param name="Line">Line, 1 for the first; 0 for the file as a whole.</param>
/// <param name="Field">Column or YAML field; empty for the row or file as a whole.</param>
/// <param name="Problem">What is wrong, with the value found.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Finding(Severity Severity, string Rule, string File, int Line, string Field, string Problem, string Fix)
{
    /// <summary>One line for people: <c>file:line: field: severity: problem Fix.</c></summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{File}:{Line}" : File;
        string field = Field.Length > 0 ? $" {Field}:" : "";
        string severity = Severity == Severity.Error ? "error" : "warning";
        return $"{place}:{field} {severity}: {Problem} {Fix} [{Rule}]";
    }
}

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>The scenario loads; the author should look.</summary>
    Warning,

    /// <summary>The scenario does not load.</summary>
    Error,
}

/// <summary>A place in a scenario's files.</summary>
/// <param name="File">File with its scenario folder and forward slashes, such as <c>two-zones/zones.csv</c>.</param>
/// <param name="Line">Line, 1 for the first; 0 for the file as a whole.</param>
public readonly record struct SourceLine(string File, int Line);
