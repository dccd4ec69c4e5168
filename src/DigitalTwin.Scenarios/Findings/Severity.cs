namespace DigitalTwin.Scenarios.Findings;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>The scenario loads; the author should look.</summary>
    Warning,

    /// <summary>The scenario does not load.</summary>
    Error,
}
