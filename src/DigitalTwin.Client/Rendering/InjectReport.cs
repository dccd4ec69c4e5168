namespace DigitalTwin.Client.Rendering;

/// <summary>What became of injected events, one a line.</summary>
internal static class InjectReport
{
    public static void Write(EventResponse response, TextWriter output, TextWriter error)
    {
        foreach (EventFinding finding in response.Findings)
            error.WriteLine(finding.ToString());
        string errors = response.Findings.Count == 1 ? "1 error" : $"{response.Findings.Count} errors";
        if (response.Findings.Count > 0)
            error.WriteLine($"{errors}; nothing was injected");
        foreach (EventOutcome outcome in response.Events)
        {
            string tick = $"tick {Figures.Of(outcome.Tick)} ({Figures.Instant(outcome.InstantUtc)} UTC)";
            if (outcome.Accepted)
                output.WriteLine($"{outcome.Id}: takes effect with {tick}");
            else
                error.WriteLine($"{outcome.Id}: refused. {outcome.Reason}");
        }
    }
}
