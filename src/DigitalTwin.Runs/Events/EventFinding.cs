using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Runs.Events;

/// <summary>One thing that is wrong with an event, for programs.</summary>
/// <param name="File">File, or the command.</param>
/// <param name="Line">Line, 0 where there is none.</param>
/// <param name="Field">Field or option.</param>
/// <param name="Rule">Name of the rule, stable between versions.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record EventFinding(string File, int Line, string Field, string Rule, string Problem, string Fix)
{
    /// <summary>The finding as a program reads it.</summary>
    public static EventFinding Of(Finding finding) =>
        new(finding.File, finding.Line, finding.Field, finding.Rule, finding.Problem, finding.Fix);

    /// <summary>One line for people.</summary>
    public override string ToString() => new Finding(Severity.Error, Rule, File, Line, Field, Problem, Fix).ToString();
}
