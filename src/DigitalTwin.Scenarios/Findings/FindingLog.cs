namespace DigitalTwin.Scenarios.Findings;

/// <summary>Collects the findings of one load.</summary>
internal sealed class FindingLog
{
    /// <summary>Findings kept for one file; what goes beyond is counted in one more finding, so that garbage stays readable.</summary>
    public const int KeptPerFile = 500;

    private readonly List<Finding> _findings = [];
    private readonly SortedDictionary<string, int> _countByFile = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _filesWithHiddenErrors = new(StringComparer.Ordinal);

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    public void Error(string rule, SourceLine at, string field, string problem, string fix) =>
        Add(new Finding(Severity.Error, rule, at.File, at.Line, field, problem, fix));

    /// <summary>Adds a warning.</summary>
    public void Warn(string rule, SourceLine at, string field, string problem, string fix) =>
        Add(new Finding(Severity.Warning, rule, at.File, at.Line, field, problem, fix));

    /// <summary>All findings in order of file, line and field.</summary>
    public IReadOnlyList<Finding> Sorted()
    {
        List<Finding> all = [.. _findings];
        foreach ((string file, int count) in _countByFile)
        {
            if (count > KeptPerFile)
                all.Add(Rest(file, count - KeptPerFile));
        }

        return [.. all.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Field, StringComparer.Ordinal)
            .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Problem, StringComparer.Ordinal)];
    }

    private Finding Rest(string file, int hidden) => new(
        _filesWithHiddenErrors.Contains(file) ? Severity.Error : Severity.Warning,
        "more-findings",
        file,
        0,
        "",
        $"{hidden} further findings are not shown.",
        "Fix the ones shown and look again.");

    private void Add(Finding finding)
    {
        HasErrors |= finding.Severity == Severity.Error;
        int count = _countByFile.GetValueOrDefault(finding.File) + 1;
        _countByFile[finding.File] = count;
        if (count <= KeptPerFile)
            _findings.Add(finding);
        else if (finding.Severity == Severity.Error)
            _filesWithHiddenErrors.Add(finding.File);
    }
}
