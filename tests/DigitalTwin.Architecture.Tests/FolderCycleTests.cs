namespace DigitalTwin.Architecture.Tests;

/// <summary>The product can be read folder by folder: none uses one that uses it, directly or through others.</summary>
public sealed class FolderCycleTests
{
    [Fact]
    public void No_folder_uses_one_that_uses_it() =>
        Violations.AssertNone(new FolderGraph("src").Cycles(), "Folders in a cycle; move the type, or turn the use around:");
}
