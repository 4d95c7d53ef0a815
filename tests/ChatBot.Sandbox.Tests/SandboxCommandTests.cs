using System.Net;
using System.Net.Sockets;
using ChatBot.Sandbox.Launch;

namespace ChatBot.Sandbox.Tests;

// Quartz keeps its schedulers by name for the whole process, so there is one bot at a time in it.
[Collection("one bot at a time")]
public sealed class SandboxCommandTests
{
    [Fact]
    public async Task A_port_in_use_ends_with_2()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        Assert.Equal(2, await SandboxCommand.MainAsync(["--port", ((IPEndPoint)other.LocalEndpoint).Port.ToString()]));
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "http")]
    [InlineData("--start", "tomorrow")]
    [InlineData("--start", "2026-13-01")]
    [InlineData("--colour", "red")]
    public async Task A_wrong_option_ends_with_2(string option, string value) =>
        Assert.Equal(2, await SandboxCommand.MainAsync([option, value]));

    [Fact]
    public async Task Help_is_no_mistake() => Assert.Equal(0, await SandboxCommand.MainAsync(["--help"]));
}
