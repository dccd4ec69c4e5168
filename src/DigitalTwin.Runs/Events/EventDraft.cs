using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Runs.Events;

/// <summary>An event as somebody wrote it, before anybody has looked whether it makes sense.</summary>
/// <param name="File">Its state: a file, or the command whose arguments it is.</param>
/// <param name="Tree">Its fields.</param>
public sealed record EventDraft(string File, JsonTree Tree)
{
    /// <summary>Names by which people know the fields where they are not those of the text form: the options of a command.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Line on which it begins; 0 where there is no text.</summary>
    public int Line => Tree.Line;

    /// <summary>A finding on one of its fields.</summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="field">The field; empty for the event as a whole.</param>
    /// <param name="line">Line.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="fix">What to do about it.</param>
    public Finding Finding(string rule, string field, int line, string problem, string fix)
    {
        string shown = Names is not null && Names.TryGetValue(field, out string? name) ? name : field;
        return new Finding(Severity.Error, rule, File, line, shown, problem, fix);
    }
}
