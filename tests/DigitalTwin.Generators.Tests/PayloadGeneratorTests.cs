namespace DigitalTwin.Generators.Tests;

/// <summary>The walk of payloads: their numbers and their members.</summary>
public sealed class PayloadGeneratorTests
{
    private const string Base = """
        namespace DigitalTwin.Model.Members
        {
            public sealed class PayloadAttribute(int kind) : Attribute { public int Kind { get; } = kind; }
            public abstract partial record Payload;
        }
        namespace DigitalTwin.Core.State { public sealed class CanonicalFormatException(string m) : Exception(m); }

        """;

    [Fact]
    public void A_payload_is_its_number_and_its_member()
    {
        Snippet made = Made("[Payload(2)] public sealed record Left(string Member) : Payload;"
            + "[Payload(1)] public sealed record Lit(int Block) : Payload;");

        Assert.Empty(made.Findings);
        Assert.Empty(made.Errors);
        Assert.Contains("global::DigitalTwin.Model.Members.Left => 2,", made.Source, StringComparison.Ordinal);
        Assert.Contains("visitor.Visit(\"member\", ref part1);", made.Source, StringComparison.Ordinal);
        Assert.Contains("return new global::DigitalTwin.Model.Members.Lit(part1);", made.Source, StringComparison.Ordinal);
        Assert.Contains("A Payload of kind {kind} is not known to this build.", made.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_payloads_of_one_number_are_refused()
    {
        Snippet made = Made("[Payload(1)] public sealed record A(int X) : Payload; [Payload(1)] public sealed record B(int X) : Payload;");

        Assert.StartsWith("DT0006: A and B are both payloads of kind 1", Assert.Single(made.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_may_have_several_members() =>
        Assert.Contains(
            "return new global::DigitalTwin.Model.Members.A(part1, part3);",
            Made("[Payload(1)] public sealed record A(int X, int Y) : Payload;").Source,
            StringComparison.Ordinal);

    [Fact]
    public void A_payload_without_members_is_refused() =>
        Assert.StartsWith(
            "DT0007: A is marked [Payload]",
            Assert.Single(Made("[Payload(1)] public sealed record A() : Payload;").Findings),
            StringComparison.Ordinal);

    private static Snippet Made(string payloads) =>
        Snippet.Of($"{Base}namespace DigitalTwin.Model.Members {{ {payloads} }}", new PayloadGenerator());
}
