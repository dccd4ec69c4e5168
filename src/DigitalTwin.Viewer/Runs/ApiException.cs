namespace DigitalTwin.Viewer.Runs;

/// <summary>Something that was asked for cannot be done; says why, and the fix.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="problem">What is wrong.</param>
/// <param name="fix">What to do about it.</param>
public sealed class ApiException(int status, string problem, string fix) : Exception(problem)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>What to do about it.</summary>
    public string Fix => fix;
}
