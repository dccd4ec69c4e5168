namespace DigitalTwin.Client;

/// <summary>Entry of the console program <c>twin</c>.</summary>
public static class Program
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static int Main() => 0;
}
