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
    /// <param name="problem">What is wrong.</param>
    /// <param name="fix">What to do about it.</param>
    public Finding Finding(string rule, string field, int line, string problem, string fix)
    {
        string shown = Names is not null && Names.TryGetValue(field, out string? name) ? name : field;
        return new Finding(Severity.Error, rule, File, line, shown, problem, fix);
    }
}

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

/// <summary>The values that a field may have.</summary>
/// <param name="Least">Least value.</param>
/// <param name="Most">Most value.</param>
/// <param name="Unit">What the value is, with its unit.</param>
public sealed record ValueRange(double Least, double Most, string Unit)
{
    /// <summary>Whether <see cref="Most"/> itself lies outside.</summary>
    public bool BelowMost { get; init; }

    /// <summary>Whether a value lies inside; NaN and infinity never do.</summary>
    public bool Holds(double value) => value >= Least && (value < Most || (!BelowMost && value <= Most));

    /// <inheritdoc/>
    public override string ToString() => Least.Equals(double.MinValue)
        ? Unit
        : string.Create(CultureInfo.InvariantCulture, $"at least {Least:R} and {(BelowMost ? "below" : "at most")} {Most:R}: {Unit}");
}
