namespace DigitalTwin.Opf.Tests;

/// <summary>A case file that is wrong is refused with file, line and reason, whatever is in it.</summary>
public sealed class MatpowerFaultTests
{
    private const string Good = """
        function mpc = tiny
        mpc.version = '2';
        mpc.baseMVA = 100.0;
        mpc.bus = [
        1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;
        2 1 50 0 0 0 1 1 0 230 1 1.1 0.9; % a load
        ];
        mpc.gen = [
        1 0 0 10 -10 1 100 1 80 0;
        ];
        mpc.gencost = [
        2 0 0 3 0.01 20 5;
        ];
        mpc.branch = [
        1 2 0.01 0.1 0 100 100 100 0 0 1 -30 30;
        ];
        mpc.bus_name = {
        'one''s, [really]';
        "two's % not a comment";
        };
        """;

    [Fact]
    public void A_good_file_is_read()
    {
        MatpowerCase read = Parse(Good);
        Assert.Equal(2, read.Grid.Buses.Count);
        Assert.Equal(50, read.Grid.Buses[1].DemandMw);
        Assert.Equal(0.01, Assert.Single(read.Grid.Generators).QuadraticUsd);
        Assert.Equal(100, Assert.Single(read.Grid.Branches).RateMw);
    }

    [Theory]
    [InlineData("mpc.baseMVA = 100.0;", "mpc.baseMVA = 0;", 0, "above zero")]
    [InlineData("mpc.baseMVA = 100.0;", "", 20, "mpc.baseMVA is missing")]
    [InlineData("mpc.gencost = [", "mpc.price = [", 20, "mpc.gencost is missing")]
    [InlineData("1 0 0 10 -10 1 100 1 80 0;", "1 0 0 10;", 9, "4 columns")]
    [InlineData("1 0 0 10 -10 1 100 1 80 0;", "7 0 0 10 -10 1 100 1 80 0;", 9, "no bus 7")]
    [InlineData("1 0 0 10 -10 1 100 1 80 0;", "1 0 0 10 -10 1 100 1 8O 0;", 9, "'8O' is not a number")]
    [InlineData("1 0 0 10 -10 1 100 1 80 0;", "1 0 0 10 -10 1 100 1 NaN 0;", 9, "'NaN' is not a number")]
    [InlineData("2 1 50 0", "2 1 1e300 0", 6, "beyond")]
    [InlineData("2 1 50 0", "1 1 50 0", 6, "bus 1 occurs twice")]
    [InlineData("2 1 50 0", "2.5 1 50 0", 6, "not a whole number")]
    [InlineData("2 0 0 3 0.01 20 5;", "2 0 0 3 -0.01 20 5;", 12, "marginal cost would fall")]
    [InlineData("2 0 0 3 0.01 20 5;", "2 0 0 4 1 0.01 20 5;", 12, "order 3")]
    [InlineData("2 0 0 3 0.01 20 5;", "2 0 0 1e9 0.01 20 5;", 12, "coefficients")]
    [InlineData("1 2 0.01 0.1 0", "1 2 0 0 0", 15, "both zero")]
    [InlineData("1 2 0.01 0.1 0", "1 1 0.01 0.1 0", 15, "to itself")]
    [InlineData("mpc.version = '2';", "system('rm -rf /');", 2, "scripts are not run")]
    [InlineData("mpc.version = '2';", "mpc.version = 2 + 2;", 2, "after the end of an assignment")]
    [InlineData("mpc.version = '2';", "mpc.version = ones(1e9);", 2, "not a number")]
    [InlineData("mpc.version = '2';", "for i = 1:10", 2, "scripts are not run")]
    [InlineData("mpc.version = '2';", "mpc.version = '2", 2, "not closed")]
    [InlineData("mpc.bus_name = {", "mpc.branch = [", 18, "is not a number")]
    [InlineData("];\nmpc.gen = [", "mpc.gen = [", 7, "is not a number")]
    public void A_fault_is_named_with_file_line_and_reason(string good, string bad, int line, string reason)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var fault = Assert.Throws<MatpowerException>(() => Parse(Good.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("tiny.m", fault.Message, StringComparison.Ordinal);
        Assert.True(Math.Abs(fault.Line - line) <= 1, string.Create(CultureInfo.InvariantCulture,
            $"line {fault.Line}, not {line}: {fault.Message}"));
    }

    [Fact]
    public void A_matrix_that_never_ends_is_refused_at_the_end_of_the_file()
    {
        var fault = Assert.Throws<MatpowerException>(() => Parse(Good[..Good.IndexOf("];", StringComparison.Ordinal)]));
        Assert.Contains("opened on line 4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_is_held()
    {
        var fault = Assert.Throws<MatpowerException>(() => Parse("mpc.bus = [" + new string('1', 2_000_000)));
        Assert.Contains("longer than", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_mangled_text_is_refused_politely()
    {
        var random = new RandomHours(4);
        for (int i = 0; i < 3000; i++)
        {
            char[] text = Good.ToCharArray();
            for (int k = 0; k <= random.Below(4); k++)
                text[random.Below(text.Length)] = "[]{};'%.=e-9x\n "[random.Below(15)];
            try
            {
                Parse(new string(text));
            }
            catch (MatpowerException fault)
            {
                Assert.NotEmpty(fault.Reason);
            }
        }
    }

    private static MatpowerCase Parse(string text) => MatpowerCase.Parse(new StringReader(text), "tiny.m");
}
