.PHONY: build test format run prepare

# The five words for a newcomer and for CI.

build:
	dotnet build ChatBot.sln

# What the tests need besides the SDK: Tencent's own crypto package as a peer (node), PostgreSQL's binaries.
prepare:
	bash tests/ChatBot.WeCom.Tests/Peer/install.sh

test: prepare
	dotnet test --solution ChatBot.sln

format:
	dotnet format ChatBot.sln

# The pretend WeCom, the bot beside it and the page; no account and no secret needed.
run:
	dotnet run --project src/ChatBot.Sandbox
